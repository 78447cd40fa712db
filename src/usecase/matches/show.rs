//! One match for staff: both scores and every line they are made of.

use super::{Item, items};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::matches::MatchId;
pub use crate::matching::{Line as Shown, Spot};
use crate::rights::views;
use crate::store::matches;
use crate::usecase::undoing::seconds_left;

/// A match with its lines.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// What lists show of it.
    pub item: Item,
    /// The version of the profile that was scored.
    pub talent_version: i32,
    /// The version of the need that was scored.
    pub need_version: i32,
    /// Versions of engine, taxonomy and weights that scored it.
    pub engine: String,
    /// The lines; the points of a side add up to its score.
    pub lines: Vec<Shown>,
    /// For so many more seconds the decision can be undone.
    pub undo_seconds: i64,
}

/// Shows a match.
pub fn run(ctx: &Context, officer: &Officer, id: &MatchId) -> Result<View> {
    let (view, person) = ctx.db.read(|conn| {
        let row = matches::get(conn, id)?;
        let lines = matches::lines(conn, std::slice::from_ref(id))?.remove(id).unwrap_or_default();
        let undo_seconds = seconds_left(ctx, &row);
        let (talent_version, need_version, engine) = (row.talent_version, row.need_version, row.engine.clone());
        let person = row.talent.clone();
        let item = items(conn, &ctx.keys, vec![row])?.pop().ok_or(Error::Missing("match"))?;
        Ok((View { item, talent_version, need_version, engine, lines, undo_seconds }, person))
    })?;
    views::note(ctx, officer, [&person])?;
    Ok(view)
}
