//! Computes stored scores again from what they were computed from: they must come out the same to the last bit.

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::matches::{Match, MatchId};
use crate::matching::{Fit, Snapshot};
use crate::store::{json, matches};

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many came out the same.
    pub same: usize,
    /// Those that did not.
    pub differing: Vec<MatchId>,
}

/// Replays every match that this engine scored. Matches of other versions of engine, taxonomy or weights are theirs to replay.
pub fn run(ctx: &Context) -> Result<Report> {
    let kept = ctx.db.read(|conn| matches::list_snapshots(conn, &ctx.engine.versions()))?;
    let mut report = Report::default();
    for (row, snapshot) in kept {
        let snapshot: Snapshot = json::value(&snapshot)?;
        if ctx.engine.replay(&snapshot) == Some(fit(&row)) {
            report.same += 1;
        } else {
            report.differing.push(row.id);
        }
    }
    Ok(report)
}

fn fit(row: &Match) -> Fit {
    Fit { need_fit: row.score_need, person_fit: row.score_talent, order: row.order }
}
