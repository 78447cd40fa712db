//! Mails that follow a clock, once an hour and on one node: needs that are open for long or end soon, profiles that were
//! not confirmed for long. Old answers of firms stop counting.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::error::Result;
use crate::store::job_runs;
use crate::usecase::enterprises::weigh_answers;
use crate::usecase::needs::remind;
use crate::usecase::talents::check;

const NAME: &str = "reminders";
pub(super) const PERIOD: TimeDelta = TimeDelta::hours(1);
const LEASE: TimeDelta = TimeDelta::minutes(10);

/// Runs when its hour has come; false when it has not.
pub fn round(ctx: &Context) -> Result<bool> {
    let now = ctx.now();
    if !ctx.db.read(|conn| job_runs::is_due(conn, NAME, now, PERIOD))? {
        return Ok(false);
    }
    let Some(run) = ctx.db.write(move |conn| job_runs::take(conn, NAME, now, PERIOD, LEASE))? else {
        return Ok(false);
    };
    weigh_answers::run(ctx)?;
    remind::run(ctx)?;
    check::run(ctx)?;
    ctx.db.write(move |conn| job_runs::done(conn, NAME, run, now))?;
    Ok(true)
}
