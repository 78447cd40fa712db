//! After a change of taxonomy, weights or engine: everything that was matched by the old one is matched anew, a few at a time,
//! beside the daily work. What is done is kept, so a restart goes on where it was.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::error::Result;
use crate::store::job_runs;
use crate::usecase::matches::renew;

/// Whether all is of this engine is looked up so often: during an update a node of the old version may still write.
pub(super) const PERIOD: TimeDelta = TimeDelta::hours(6);
/// A node that takes a few of them and falls silent holds the others up for so long.
const LEASE: TimeDelta = TimeDelta::minutes(2);

/// The name under which its runs for an engine are noted.
pub(super) fn name(versions: &str) -> String {
    format!("renewal {versions}")
}

/// Renews the next few; false when all is of this engine.
pub fn round(ctx: &Context) -> Result<bool> {
    let (now, name) = (ctx.now(), name(&ctx.engine.versions()));
    let asked = name.clone();
    if !ctx.db.read(|conn| job_runs::is_due(conn, &asked, now, PERIOD))? {
        return Ok(false);
    }
    let taken = name.clone();
    let Some(run) = ctx.db.write(move |conn| job_runs::take(conn, &taken, now, PERIOD, LEASE))? else {
        return Ok(false);
    };
    let outcome = renew::run(ctx);
    let is_over = matches!(outcome, Ok(0));
    ctx.db.write(move |conn| match is_over {
        true => job_runs::done(conn, &name, run, now),
        false => job_runs::pause(conn, &name, run),
    })?;
    outcome.map(|renewed| renewed > 0)
}
