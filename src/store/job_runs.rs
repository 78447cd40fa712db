//! When each job last ran: a timer runs once a period, whatever the number of nodes.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::db::Conn;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::schema::settings::job_runs;

/// A run that was taken: its fencing number goes back with `done`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run(i32);

/// True when the period has passed and nobody runs the job.
pub fn is_due(conn: &mut Conn, name: &str, now: Moment, period: TimeDelta) -> Result<bool> {
    let row = find(conn, name)?;
    Ok(row.is_none_or(|(last, lease, _)| is_free(now, lease) && last.is_none_or(|at| at + period <= now)))
}

/// Takes the run when it is due; `None` when it is not, or when another node was quicker.
pub fn take(conn: &mut Conn, name: &str, now: Moment, period: TimeDelta, lease: TimeDelta) -> Result<Option<Run>> {
    let Some((last, until, fence)) = find(conn, name)? else {
        diesel::insert_into(job_runs::table)
            .values((job_runs::name.eq(name), job_runs::lease_until.eq(now + lease), job_runs::fence.eq(1)))
            .execute(conn)?;
        return Ok(Some(Run(1)));
    };
    if !is_free(now, until) || last.is_some_and(|at| at + period > now) {
        return Ok(None);
    }
    let mine = job_runs::table.find(name).filter(job_runs::fence.eq(fence));
    let taken = diesel::update(mine)
        .set((job_runs::lease_until.eq(now + lease), job_runs::fence.eq(fence + 1)))
        .execute(conn)?;
    Ok((taken == 1).then_some(Run(fence + 1)))
}

/// Notes that the run is over. A run that took longer than its lease and was taken over changes nothing.
pub fn done(conn: &mut Conn, name: &str, run: Run, now: Moment) -> Result<()> {
    diesel::update(job_runs::table.find(name).filter(job_runs::fence.eq(run.0)))
        .set((job_runs::last_run_at.eq(now), job_runs::lease_until.eq(None::<Moment>)))
        .execute(conn)?;
    Ok(())
}

/// Gives the run back before the work is over: the next round goes on at once, on whatever node.
pub fn pause(conn: &mut Conn, name: &str, run: Run) -> Result<()> {
    diesel::update(job_runs::table.find(name).filter(job_runs::fence.eq(run.0)))
        .set(job_runs::lease_until.eq(None::<Moment>))
        .execute(conn)?;
    Ok(())
}

/// Makes a job due now, whenever it last ran.
pub fn again(conn: &mut Conn, name: &str) -> Result<()> {
    diesel::update(job_runs::table.find(name)).set(job_runs::last_run_at.eq(None::<Moment>)).execute(conn)?;
    Ok(())
}

/// A job that ran: its name, its last run, until when it is held.
pub type Ran = (String, Option<Moment>, Option<Moment>);

/// Every job that ran.
pub fn list(conn: &mut Conn) -> Result<Vec<Ran>> {
    let columns = (job_runs::name, job_runs::last_run_at, job_runs::lease_until);
    Ok(job_runs::table.order(job_runs::name).select(columns).load(conn)?)
}

type Row = (Option<Moment>, Option<Moment>, i32);

fn find(conn: &mut Conn, name: &str) -> Result<Option<Row>> {
    let columns = (job_runs::last_run_at, job_runs::lease_until, job_runs::fence);
    Ok(job_runs::table.find(name).select(columns).first(conn).optional()?)
}

fn is_free(now: Moment, lease: Option<Moment>) -> bool {
    lease.is_none_or(|until| until < now)
}
