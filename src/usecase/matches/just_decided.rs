//! What an officer has just decided on, while it can be undone.

use super::{Item, items};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::matches::{Match, MatchId};
use crate::domain::talent::TalentId;
use crate::rights::views;
use crate::store::matches;
use crate::usecase::undoing::seconds_left;

/// Pairs whose decision can be undone.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The pairs.
    pub pairs: Vec<Item>,
    /// For so many more seconds all of them can be.
    pub seconds: i64,
}

/// Those of these pairs that can still be undone; `None` when there are none.
pub fn run(ctx: &Context, officer: &Officer, ids: &[MatchId]) -> Result<Option<View>> {
    let (view, people) = ctx.db.read(|conn| {
        let mut rows: Vec<Match> = Vec::new();
        for id in ids {
            match matches::get(conn, id) {
                Ok(row) if seconds_left(ctx, &row) > 0 => rows.push(row),
                Ok(_) | Err(Error::Missing(_)) => {}
                Err(other) => return Err(other),
            }
        }
        let seconds = rows.iter().map(|row| seconds_left(ctx, row)).min();
        let people: Vec<TalentId> = rows.iter().map(|row| row.talent.clone()).collect();
        let pairs = items(conn, &ctx.keys, rows)?;
        Ok((seconds.map(|seconds| View { pairs, seconds }), people))
    })?;
    views::note(ctx, officer, &people)?;
    Ok(view)
}
