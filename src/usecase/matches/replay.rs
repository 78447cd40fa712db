//! Computes stored scores again from what they were computed from: they must come out the same to the last bit.

use std::sync::Arc;

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::matches::{Match, MatchId};
use crate::matching::{Engine, Fit, Snapshot};
use crate::store::{json, matches};
use crate::usecase::editing::{self, History};

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many came out the same.
    pub same: usize,
    /// Those that did not.
    pub differing: Vec<MatchId>,
    /// How many were scored by a version of the taxonomy that can no longer be built: the data that were compiled in are others now.
    pub not_loaded: usize,
}

/// Replays every match that this code and these weights scored, each by its own version of the taxonomy. Matches of other
/// versions of engine or weights are theirs to replay.
pub fn run(ctx: &Context) -> Result<Report> {
    let (scored_by, history) = ctx.db.read(|conn| Ok((matches::list_engines(conn)?, History::read(conn)?)))?;
    let mut report = Report::default();
    for versions in scored_by {
        let Some(hash) = taxonomy_of(&ctx.engine, &versions) else { continue };
        let kept = ctx.db.read(|conn| matches::list_snapshots(conn, &versions))?;
        let Some(engine) = built(ctx, &history, hash)? else {
            report.not_loaded += kept.len();
            continue;
        };
        for (row, snapshot) in kept {
            let snapshot: Snapshot = json::value(&snapshot)?;
            if engine.replay(&snapshot) == Some(fit(&row)) {
                report.same += 1;
            } else {
                report.differing.push(row.id);
            }
        }
    }
    Ok(report)
}

/// The version of the taxonomy that a match was scored by, where code and weights are these.
fn taxonomy_of<'a>(engine: &Engine, versions: &'a str) -> Option<&'a str> {
    let code = format!("{}/", engine.engine_version());
    let weights = format!("/{}", engine.weights_version());
    versions.strip_prefix(&code)?.strip_suffix(&weights)
}

/// The engine of a version of the taxonomy, by its hash: the one that runs, the compiled-in one, or one built from what was
/// published.
fn built(ctx: &Context, history: &History, hash: &str) -> Result<Option<Arc<Engine>>> {
    let compiled = Engine::shared().map_err(editing::broken)?;
    for engine in [&ctx.engine, &compiled] {
        if engine.taxonomy_version() == hash {
            return Ok(Some(Arc::clone(engine)));
        }
    }
    for version in &history.versions {
        let taxonomy = history.taxonomy(version.number)?.taxonomy;
        if taxonomy.version == hash {
            return compiled.with(taxonomy).map(|engine| Some(Arc::new(engine))).map_err(editing::broken);
        }
    }
    Ok(None)
}

fn fit(row: &Match) -> Fit {
    Fit { need_fit: row.score_need, person_fit: row.score_talent, order: row.order }
}
