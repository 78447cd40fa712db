//! Days on which members of staff are away.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::db::Conn;
use crate::domain::account::AccountId;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::schema::notices::absences;

/// First and last day on which somebody is away, if any are noted.
pub fn find(conn: &mut Conn, account: &AccountId) -> Result<Option<(NaiveDate, NaiveDate)>> {
    Ok(absences::table.find(account).select((absences::from_on, absences::to_on)).first(conn).optional()?)
}

/// Who is away on a day.
pub fn list(conn: &mut Conn, day: NaiveDate) -> Result<Vec<AccountId>> {
    Ok(absences::table
        .filter(absences::from_on.le(day))
        .filter(absences::to_on.ge(day))
        .order(absences::account_id)
        .select(absences::account_id)
        .load(conn)?)
}

/// Notes the days, or forgets them.
pub fn set(conn: &mut Conn, now: Moment, account: &AccountId, days: Option<(NaiveDate, NaiveDate)>) -> Result<()> {
    diesel::delete(absences::table.find(account)).execute(conn)?;
    if let Some((from, to)) = days {
        let row = (
            absences::account_id.eq(account),
            absences::from_on.eq(from),
            absences::to_on.eq(to),
            absences::updated_at.eq(now),
        );
        diesel::insert_into(absences::table).values(row).execute(conn)?;
    }
    Ok(())
}
