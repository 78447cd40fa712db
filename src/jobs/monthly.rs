//! The figures of the month that has passed: counted from 08:30 on the first working day of a month in the office's zone,
//! and sent when a lead approved them or three days have passed.

use chrono::{NaiveTime, TimeDelta};

use crate::context::Context;
use crate::domain::calendar::Calendar;
use crate::domain::error::Result;
use crate::store::{job_runs, todo};
use crate::usecase::figures::count;

const NAME: &str = "monthly";
pub(super) const PERIOD: TimeDelta = TimeDelta::hours(1);
const LEASE: TimeDelta = TimeDelta::minutes(10);

/// Runs when its hour has come; false when it has not.
pub fn round(ctx: &Context) -> Result<bool> {
    let now = ctx.now();
    if !ctx.db.read(|conn| job_runs::is_due(conn, NAME, now, PERIOD))? {
        return Ok(false);
    }
    let local = ctx.db.read(|conn| Ok(now.and_utc().with_timezone(&todo::zone(conn)?)))?;
    let (today, zone) = (local.date_naive(), local.timezone());
    let begins = Calendar::of_zone(zone).first_of_month(today).and_time(NaiveTime::MIN) + TimeDelta::minutes(510);
    if local.naive_local() < begins {
        return Ok(false);
    }
    let Some(run) = ctx.db.write(move |conn| job_runs::take(conn, NAME, now, PERIOD, LEASE))? else {
        return Ok(false);
    };
    count::run(ctx, today)?;
    ctx.db.write(move |conn| job_runs::done(conn, NAME, run, now))?;
    Ok(true)
}
