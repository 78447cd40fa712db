//! The line of today: how much waits, without reading what it is.

use chrono::TimeDelta;
use diesel::dsl::exists;
use diesel::prelude::*;

use super::db::Conn;
use super::figures::begins;
use super::review::ACTIVE;
use super::{corrections, todo};
use crate::domain::calendar::Calendar;
use crate::domain::error::Result;
use crate::domain::introduction::IntroductionState;
use crate::domain::matches::MatchState;
use crate::domain::need::NeedState;
use crate::domain::todo::overdue_since;
use crate::domain::value::Moment;
use crate::schema::enterprises::enterprises;
use crate::schema::introductions::introductions;
use crate::schema::matches::matches;
use crate::schema::needs::needs;

/// Days within which an open need is said to end soon.
const SOON: i64 = 3;

/// The codes of open needs that end soon, the next to end first.
pub fn ending(conn: &mut Conn, now: Moment) -> Result<Vec<String>> {
    Ok(needs::table
        .filter(needs::state.eq(NeedState::Open))
        .filter(needs::expires_at.gt(now).and(needs::expires_at.le(now + TimeDelta::days(SOON))))
        .order((needs::expires_at, needs::id))
        .select(needs::code)
        .load(conn)?)
}

/// How much the to-do lists as overdue, by the same days.
pub fn overdue(conn: &mut Conn, now: Moment) -> Result<i64> {
    let zone = todo::zone(conn)?;
    let today = todo::day_in(now, zone);
    let last = overdue_since(Calendar::of_zone(zone), today);
    let end = begins(last.succ_opt().unwrap_or(last), zone);
    let late = needs::submitted_at.is_null().and(needs::created_at.lt(end)).or(needs::submitted_at.lt(end));
    let submitted: i64 = needs::table
        .inner_join(enterprises::table)
        .filter(enterprises::state.eq_any(ACTIVE))
        .filter(needs::state.eq(NeedState::Submitted))
        .filter(late.assume_not_null())
        .count()
        .get_result(conn)?;
    let waits = matches::table
        .filter(matches::need_id.eq(needs::id))
        .filter(matches::state.eq(MatchState::Suggested))
        .filter(matches::created_at.lt(end));
    let open: i64 = needs::table
        .inner_join(enterprises::table)
        .filter(enterprises::state.eq_any(ACTIVE))
        .filter(needs::state.eq(NeedState::Open))
        .filter(exists(waits))
        .count()
        .get_result(conn)?;
    let corrections = corrections::list_open(conn)?.iter().filter(|one| one.due_on < today).count() as i64;
    Ok(submitted + open + to_introduce(conn, end)? + corrections)
}

/// Pairs whose second yes is older.
fn to_introduce(conn: &mut Conn, end: Moment) -> Result<i64> {
    let rows: Vec<(Option<Moment>, Option<Moment>, Moment)> = introductions::table
        .filter(introductions::state.eq(IntroductionState::BothYes))
        .select((introductions::talent_answered_at, introductions::firm_answered_at, introductions::updated_at))
        .load(conn)?;
    let since = |(talent, firm, updated): (Option<Moment>, Option<Moment>, Moment)| talent.max(firm).unwrap_or(updated);
    Ok(rows.into_iter().filter(|row| since(*row) < end).count() as i64)
}
