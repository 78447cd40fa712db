//! What a day brings, once a minute and on one node: parked pairs come back, old suggestions lapse, needs expire, rests of
//! people end.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::error::Result;
use crate::store::job_runs;
use crate::usecase::consents::lapse;
use crate::usecase::matches::age;
use crate::usecase::needs::expire;
use crate::usecase::talents::wake;

const NAME: &str = "deadlines";
pub(super) const PERIOD: TimeDelta = TimeDelta::minutes(1);
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// Runs when its minute has come; false when it has not.
pub fn round(ctx: &Context) -> Result<bool> {
    let now = ctx.now();
    if !ctx.db.read(|conn| job_runs::is_due(conn, NAME, now, PERIOD))? {
        return Ok(false);
    }
    let Some(run) = ctx.db.write(move |conn| job_runs::take(conn, NAME, now, PERIOD, LEASE))? else {
        return Ok(false);
    };
    lapse::run(ctx)?;
    expire::run(ctx)?;
    wake::run(ctx)?;
    age::run(ctx)?;
    ctx.db.write(move |conn| job_runs::done(conn, NAME, run, now))?;
    Ok(true)
}
