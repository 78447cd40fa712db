//! Questions that were put to people, so that nobody is asked more often in a month than they wish.

use diesel::prelude::*;

use super::accounts;
use super::db::Conn;
use crate::domain::country;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::IntroductionId;
use crate::domain::talent::{Talent, TalentId};
use crate::domain::value::Moment;
use crate::domain::visibility::{Monthly, month_of};
use crate::schema::cards::put_questions;

/// Notes that a question is put.
pub fn add(conn: &mut Conn, introduction: &IntroductionId, talent: &TalentId, put_at: Moment) -> Result<()> {
    diesel::insert_into(put_questions::table)
        .values((
            put_questions::id.eq(uuid::Uuid::now_v7().to_string()),
            put_questions::introduction_id.eq(introduction),
            put_questions::talent_id.eq(talent),
            put_questions::put_at.eq(put_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// What the month of a moment holds for a person: by the calendar of their account's zone, else of most people of their
/// country.
pub fn monthly(conn: &mut Conn, talent: &Talent, at: Moment) -> Result<Monthly> {
    let zone = match &talent.account {
        Some(account) => accounts::get(conn, account)?.time_zone,
        None => country::likely_zone(&talent.profile.country).to_owned(),
    };
    let month = month_of(at, zone.parse().unwrap_or(chrono_tz::Asia::Shanghai));
    let put = count(conn, &talent.id, month.from, month.before)?;
    Ok(Monthly { put, limit: talent.monthly_limit, next_on: month.next_on })
}

/// `Conflict("talent_limit_reached")` when one more question at that moment would be too many. Hold the person before.
pub fn check(conn: &mut Conn, talent: &Talent, at: Moment) -> Result<()> {
    if monthly(conn, talent, at)?.is_reached() { Err(Error::Conflict("talent_limit_reached")) } else { Ok(()) }
}

/// About how many introductions a person was asked from a moment on and before another; asked twice about one counts once.
fn count(conn: &mut Conn, talent: &TalentId, from: Moment, before: Moment) -> Result<i64> {
    let of_month = put_questions::put_at.ge(from).and(put_questions::put_at.lt(before));
    let about: Vec<IntroductionId> = put_questions::table
        .filter(put_questions::talent_id.eq(talent))
        .filter(of_month)
        .select(put_questions::introduction_id)
        .distinct()
        .load(conn)?;
    Ok(about.len() as i64)
}

/// Forgets a question that did not leave before `now`: it was undone, or halted within its first seconds.
pub fn remove_unput(conn: &mut Conn, introduction: &IntroductionId, now: Moment) -> Result<()> {
    let unput = put_questions::table
        .filter(put_questions::introduction_id.eq(introduction))
        .filter(put_questions::put_at.gt(now));
    diesel::delete(unput).execute(conn)?;
    Ok(())
}
