//! The morning to-do and what has waited for too long: once a working day from 08:30 in the office's zone, on one node.

use chrono::{NaiveTime, TimeDelta};

use crate::context::Context;
use crate::domain::calendar::Calendar;
use crate::domain::error::Result;
use crate::store::{job_runs, todo};
use crate::usecase::same::remind as remind_of_same;
use crate::usecase::todo::{escalate, remind};

const NAME: &str = "digest";
/// Long enough that a second run of the same morning does nothing, short enough for the next morning.
const PERIOD: TimeDelta = TimeDelta::hours(12);
const LEASE: TimeDelta = TimeDelta::minutes(10);
/// Minutes of the office's day in which it is sent; a platform that was away until noon waits for the next morning.
const MORNING: std::ops::Range<i64> = (8 * 60 + 30)..(12 * 60);

/// Runs when its morning has come; false when it has not.
pub fn round(ctx: &Context) -> Result<bool> {
    let now = ctx.now();
    let is_due = ctx.db.read(|conn| {
        let zone = todo::zone(conn)?;
        let local = now.and_utc().with_timezone(&zone).naive_local();
        let minute = (local.time() - NaiveTime::MIN).num_minutes();
        Ok(MORNING.contains(&minute)
            && Calendar::of_zone(zone).is_working_day(local.date())
            && job_runs::is_due(conn, NAME, now, PERIOD)?)
    })?;
    if !is_due {
        return Ok(false);
    }
    let Some(run) = ctx.db.write(move |conn| job_runs::take(conn, NAME, now, PERIOD, LEASE))? else {
        return Ok(false);
    };
    remind::run(ctx)?;
    remind_of_same::run(ctx)?;
    escalate::run(ctx)?;
    ctx.db.write(move |conn| job_runs::done(conn, NAME, run, now))?;
    Ok(true)
}
