//! Nothing is kept longer than it may be: once an hour and on one node, profiles whose days of grace are over and
//! registrations that nobody confirmed are erased, and what no longer serves anybody is forgotten.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::error::Result;
use crate::store::job_runs;
use crate::usecase::accounts::{erase_unconfirmed as unconfirmed_accounts, forget};
use crate::usecase::erasures::note as note_erased;
use crate::usecase::needs::erase_unconfirmed as unconfirmed_needs;
use crate::usecase::same::{catch_up, erase_due as joined_away};
use crate::usecase::talents::erase_due;

const NAME: &str = "retention";
pub(super) const PERIOD: TimeDelta = TimeDelta::hours(1);
const LEASE: TimeDelta = TimeDelta::minutes(30);

/// Runs when its hour has come; false when it has not.
pub fn round(ctx: &Context) -> Result<bool> {
    let now = ctx.now();
    if !ctx.db.read(|conn| job_runs::is_due(conn, NAME, now, PERIOD))? {
        return Ok(false);
    }
    let Some(run) = ctx.db.write(move |conn| job_runs::take(conn, NAME, now, PERIOD, LEASE))? else {
        return Ok(false);
    };
    let erased = erase_due::run(ctx)? + unconfirmed_needs::run(ctx)? + unconfirmed_accounts::run(ctx)?;
    let erased = erased + joined_away::run(ctx)?;
    if erased > 0 {
        tracing::info!(erased, "what was kept long enough is erased");
    }
    note_erased::run(ctx)?;
    forget::run(ctx)?;
    catch_up::run(ctx)?;
    ctx.db.write(move |conn| job_runs::done(conn, NAME, run, now))?;
    Ok(true)
}
