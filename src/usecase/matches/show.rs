//! One match for staff: both scores and every line they are made of.

use serde::Serialize;

use super::{Item, items};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::matches::MatchId;
use crate::matching::Line;
use crate::store::matches;

/// A match with its lines.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct View {
    /// What lists show of it.
    #[serde(flatten)]
    pub item: Item,
    /// The version of the profile that was scored.
    pub talent_version: i32,
    /// The version of the need that was scored.
    pub need_version: i32,
    /// Versions of engine, taxonomy and weights that scored it.
    pub engine: String,
    /// The lines; the points of a side add up to its score.
    pub lines: Vec<Line>,
}

/// Shows a match.
pub fn run(ctx: &Context, _officer: &Officer, id: &MatchId) -> Result<View> {
    ctx.db.read(|conn| {
        let row = matches::get(conn, id)?;
        let lines = matches::lines(conn, std::slice::from_ref(id))?.remove(id).unwrap_or_default();
        let (talent_version, need_version, engine) = (row.talent_version, row.need_version, row.engine.clone());
        let item = items(conn, &ctx.keys, vec![row])?.pop().ok_or(Error::Missing("match"))?;
        Ok(View { item, talent_version, need_version, engine, lines })
    })
}
