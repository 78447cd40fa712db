//! Whose cards a firm saw on a day.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::db::Conn;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::Result;
use crate::domain::talent::TalentId;
use crate::schema::cards::card_views;

/// Notes the cards that a firm is about to see, and says how many people it will then have seen on that day. Where they are
/// more than `most` nothing is noted. Hold the firm before.
pub fn note(
    conn: &mut Conn,
    firm: &EnterpriseId,
    people: &[TalentId],
    day: NaiveDate,
    most: usize,
) -> Result<Result<usize, usize>> {
    let of_day = card_views::table.filter(card_views::enterprise_id.eq(firm)).filter(card_views::seen_on.eq(day));
    let seen: Vec<TalentId> = of_day.select(card_views::talent_id).load(conn)?;
    let fresh: Vec<&TalentId> = people.iter().filter(|person| !seen.contains(person)).collect();
    let total = seen.len() + fresh.len();
    if total > most {
        return Ok(Err(seen.len()));
    }
    for person in fresh {
        let row = (card_views::enterprise_id.eq(firm), card_views::talent_id.eq(person), card_views::seen_on.eq(day));
        diesel::insert_into(card_views::table).values(row).execute(conn)?;
    }
    Ok(Ok(total))
}

/// Forgets what was seen before a day.
pub fn remove_old(conn: &mut Conn, before: NaiveDate) -> Result<usize> {
    Ok(diesel::delete(card_views::table.filter(card_views::seen_on.lt(before))).execute(conn)?)
}
