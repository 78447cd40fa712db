//! An officer takes one press on several pairs back, within its seconds.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::matches::{Match, MatchId};
use crate::store::matches;
use crate::usecase::undoing;

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The codes of need and person of each pair that is open again.
    pub undone: Vec<(String, String)>,
    /// How many could not be taken back.
    pub left: usize,
}

/// Undoes the decisions on these pairs; the first error where none of them could be undone.
pub fn run(ctx: &Context, officer: &Officer, ids: &[MatchId]) -> Result<View> {
    let mut rows: Vec<Match> = ctx.db.read(|conn| ids.iter().map(|id| matches::get(conn, id)).collect())?;
    // What the first approval verified and opened falls back only when no other rests on it: it comes last.
    rows.sort_by_key(|row| {
        row.press.as_ref().map_or(0, |press| i32::from(press.firm.is_some() || press.need.is_some()))
    });
    let (mut view, mut first) = (View { undone: Vec::new(), left: 0 }, None);
    for row in rows {
        match undoing::undo(ctx, officer, &row.id) {
            Ok(codes) => view.undone.push(codes),
            Err(error) => {
                view.left += 1;
                first.get_or_insert(error);
            }
        }
    }
    if view.undone.is_empty() { Err(first.unwrap_or(Error::field("pair", "required_pair"))) } else { Ok(view) }
}
