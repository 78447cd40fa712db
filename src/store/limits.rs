//! Counters of tries in a window that begins with the first try; shared by all nodes because they live in the database.

use chrono::TimeDelta;
use diesel::dsl::case_when;
use diesel::prelude::*;
use diesel::upsert::excluded;

use super::db::Conn;
use crate::domain::error::{Error, Result};
use crate::domain::value::Moment;
use crate::each_backend;
use crate::schema::accounts::limits;

/// Counts one try in `bucket`. `Ok(None)` while it is within `most` in `window`, else the seconds until the next window.
/// To be called in a write of its own: a try counts whatever becomes of it.
pub fn hit(conn: &mut Conn, now: Moment, bucket: &str, most: i32, window: TimeDelta) -> Result<Option<u64>> {
    let cutoff = now - window;
    let still = || limits::window_start.gt(cutoff);
    let (hits, start): (i32, Moment) = each_backend!(conn, c => diesel::insert_into(limits::table)
        .values((limits::bucket.eq(bucket), limits::window_start.eq(now), limits::hits.eq(1)))
        .on_conflict(limits::bucket)
        .do_update()
        .set((
            limits::hits.eq(case_when(still(), limits::hits + 1).otherwise(excluded(limits::hits))),
            limits::window_start
                .eq(case_when(still(), limits::window_start).otherwise(excluded(limits::window_start))),
        ))
        .returning((limits::hits, limits::window_start))
        .get_result(c))?;
    if hits <= most {
        return Ok(None);
    }
    let wait = (start + window - now).num_seconds().max(1);
    Ok(Some(u64::try_from(wait).map_err(Error::internal)?))
}

/// How many failures in a row `bucket` has, and when the last one was.
pub fn failures(conn: &mut Conn, bucket: &str) -> Result<Option<(i32, Moment)>> {
    Ok(limits::table.find(bucket).select((limits::hits, limits::window_start)).first(conn).optional()?)
}

/// Counts a failure in `bucket`; failures before `forgotten_before` count no more.
pub fn fail(conn: &mut Conn, now: Moment, bucket: &str, forgotten_before: Moment) -> Result<()> {
    let still = limits::window_start.gt(forgotten_before);
    each_backend!(conn, c => diesel::insert_into(limits::table)
        .values((limits::bucket.eq(bucket), limits::window_start.eq(now), limits::hits.eq(1)))
        .on_conflict(limits::bucket)
        .do_update()
        .set((
            limits::hits.eq(case_when(still, limits::hits + 1).otherwise(excluded(limits::hits))),
            limits::window_start.eq(excluded(limits::window_start)),
        ))
        .execute(c))?;
    Ok(())
}

/// Starts a bucket anew.
pub fn clear(conn: &mut Conn, bucket: &str) -> Result<()> {
    diesel::delete(limits::table.find(bucket)).execute(conn)?;
    Ok(())
}

/// Forgets windows that began before `before`; they count no more.
pub fn remove_old(conn: &mut Conn, before: Moment) -> Result<usize> {
    Ok(diesel::delete(limits::table.filter(limits::window_start.lt(before))).execute(conn)?)
}
