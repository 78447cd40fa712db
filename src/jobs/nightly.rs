//! The nightly copy: once a day everything goes into one file of `backup/`, and copies that are old enough leave.

use chrono::{NaiveDate, TimeDelta, Timelike};

use crate::context::Context;
use crate::domain::error::{Error, Result};
use crate::domain::value::Moment;
use crate::store::{backup, job_runs, offices};

const NAME: &str = "nightly";
/// Hours of the night, in the office's zone, in which the copy is made.
const NIGHT: std::ops::Range<u32> = 2..5;
/// At night a copy is due after so many hours; by day only when a night was missed.
const AT_NIGHT: TimeDelta = TimeDelta::hours(20);
const BY_DAY: TimeDelta = TimeDelta::hours(30);
/// Longest time that a copy takes; after it another node may try.
const LEASE: TimeDelta = TimeDelta::hours(1);

/// Makes the copy when it is due.
pub fn round(ctx: &Context) -> Result<bool> {
    let (now, keep) = (ctx.now(), ctx.config.backup.keep_days);
    if keep <= 0 {
        return Ok(false);
    }
    let period = ctx.db.read(|conn| {
        let zone = offices::find(conn)?.map_or(chrono_tz::Asia::Shanghai, |office| office.time_zone);
        let hour = now.and_utc().with_timezone(&zone).hour();
        let period = if NIGHT.contains(&hour) { AT_NIGHT } else { BY_DAY };
        Ok(job_runs::is_due(conn, NAME, now, period)?.then_some(period))
    })?;
    let Some(period) = period else { return Ok(false) };
    let Some(run) = ctx.db.write(move |conn| job_runs::take(conn, NAME, now, period, LEASE))? else {
        return Ok(false);
    };
    copy(ctx, now)?;
    forget(ctx, now.date() - TimeDelta::days(keep))?;
    ctx.db.write(move |conn| job_runs::done(conn, NAME, run, now))?;
    Ok(true)
}

fn copy(ctx: &Context, now: Moment) -> Result<()> {
    let folder = ctx.config.backup_folder();
    std::fs::create_dir_all(&folder).map_err(|e| Error::Unavailable(format!("{}: {e}", folder.display())))?;
    let place = folder.join(format!("nightly-{}.jsonl.gz", now.format("%Y%m%d")));
    let summary = backup::write(&ctx.db, &place, now, &ctx.keys.mark())?;
    tracing::info!(rows = summary.rows, "the nightly copy was made");
    Ok(())
}

/// Removes nightly copies made before a day; what else lies in the folder stays.
fn forget(ctx: &Context, before: NaiveDate) -> Result<()> {
    let folder = ctx.config.backup_folder();
    let failed = |e: std::io::Error| Error::Unavailable(format!("{}: {e}", folder.display()));
    for entry in std::fs::read_dir(&folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let day = name.strip_prefix("nightly-").and_then(|rest| rest.get(..8));
        let day = day.and_then(|day| NaiveDate::parse_from_str(day, "%Y%m%d").ok());
        if day.is_some_and(|day| day < before) {
            std::fs::remove_file(entry.path()).map_err(failed)?;
        }
    }
    Ok(())
}
