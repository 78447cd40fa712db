//! Whom an officer has seen on a day: it tells cheaply whether the audit says so already.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::db::Conn;
use crate::domain::account::AccountId;
use crate::domain::error::Result;
use crate::domain::talent::TalentId;
use crate::schema::rights::talent_views;

/// Those of some people whom the officer has not seen on this day.
pub fn unseen(conn: &mut Conn, officer: &AccountId, day: NaiveDate, talents: &[TalentId]) -> Result<Vec<TalentId>> {
    let seen: Vec<TalentId> = talent_views::table
        .filter(talent_views::officer.eq(officer))
        .filter(talent_views::day.eq(day))
        .filter(talent_views::talent_id.eq_any(talents))
        .select(talent_views::talent_id)
        .load(conn)?;
    Ok(talents.iter().filter(|id| !seen.contains(id)).cloned().collect())
}

/// Notes that the officer has seen somebody; `Conflict("duplicate")` when that is noted already.
pub fn add(conn: &mut Conn, officer: &AccountId, day: NaiveDate, talent: &TalentId) -> Result<()> {
    diesel::insert_into(talent_views::table)
        .values((talent_views::officer.eq(officer), talent_views::talent_id.eq(talent), talent_views::day.eq(day)))
        .execute(conn)?;
    Ok(())
}

/// Forgets days before `before`; the audit keeps what was seen.
pub fn remove_old(conn: &mut Conn, before: NaiveDate) -> Result<usize> {
    Ok(diesel::delete(talent_views::table.filter(talent_views::day.lt(before))).execute(conn)?)
}
