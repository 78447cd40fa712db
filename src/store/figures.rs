//! Counts for the figures of a month.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use diesel::prelude::*;

use super::db::Conn;
use super::{json, today, todo};
use crate::domain::error::Result;
use crate::domain::field::FieldCode;
use crate::domain::figures::{Figure, Figures, Line, month_after, month_before, told};
use crate::domain::need::NeedState;
use crate::domain::talent::TalentState;
use crate::domain::value::Moment;
use crate::schema::introductions::{introductions, outcomes};
use crate::schema::matches::matches;
use crate::schema::needs::needs;
use crate::schema::talents::talents;

/// A period, from one moment to before another.
type Period = (Moment, Moment);

/// The first moment of a day in a zone.
pub(super) fn begins(day: NaiveDate, zone: Tz) -> Moment {
    use chrono::TimeZone;
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    zone.from_local_datetime(&midnight).earliest().map_or(midnight, |at| at.naive_utc())
}

/// Counts a month in the office's zone.
pub fn count(conn: &mut Conn, now: Moment, month: NaiveDate) -> Result<Figures> {
    let zone = todo::zone(conn)?;
    let (start, end) = (begins(month, zone), begins(month_after(month), zone));
    let before = begins(month_before(month), zone);
    let year = begins(month.with_month(1).unwrap_or(month), zone);
    let mut lines = Vec::new();
    for figure in Figure::ALL {
        lines.push(Line {
            figure: *figure,
            month: of(conn, *figure, (start, end))?,
            before: of(conn, *figure, (before, start))?,
            year: of(conn, *figure, (year, end))?,
        });
    }
    let overdue = today::overdue(conn, now)?;
    let (people_now, fields) = pool(conn)?;
    let needs_now = needs::table.filter(needs::state.eq(NeedState::Open)).count().get_result(conn)?;
    Ok(Figures { month, lines, people_now, needs_now, overdue, fields })
}

fn of(conn: &mut Conn, figure: Figure, (from, to): Period) -> Result<i64> {
    let count = match figure {
        Figure::People => {
            let outside = [TalentState::Draft, TalentState::Erased];
            let inside = talents::table.filter(talents::state.ne_all(outside)).filter(talents::joined_at.is_null());
            inside.filter(talents::created_at.ge(from)).filter(talents::created_at.lt(to)).count().get_result(conn)?
        }
        Figure::Needs => needs::table
            .filter(needs::submitted_at.assume_not_null().ge(from))
            .filter(needs::submitted_at.assume_not_null().lt(to))
            .count()
            .get_result(conn)?,
        Figure::Reviewed => matches::table
            .filter(matches::decided_at.assume_not_null().ge(from))
            .filter(matches::decided_at.assume_not_null().lt(to))
            .count()
            .get_result(conn)?,
        Figure::BothYes => both_yes(conn, (from, to))?,
        Figure::Introduced => introductions::table
            .filter(introductions::introduced_at.assume_not_null().ge(from))
            .filter(introductions::introduced_at.assume_not_null().lt(to))
            .count()
            .get_result(conn)?,
        Figure::Landed => outcomes::table
            .filter(outcomes::created_at.ge(from))
            .filter(outcomes::created_at.lt(to))
            .count()
            .get_result(conn)?,
    };
    Ok(count)
}

/// Pairs whose second yes fell into a period.
fn both_yes(conn: &mut Conn, (from, to): Period) -> Result<i64> {
    let rows: Vec<(Option<Moment>, Option<Moment>)> = introductions::table
        .filter(introductions::talent_answer.eq("yes"))
        .filter(introductions::firm_answer.eq("yes"))
        .select((introductions::talent_answered_at, introductions::firm_answered_at))
        .load(conn)?;
    let second = |(talent, firm): (Option<Moment>, Option<Moment>)| talent.max(firm);
    Ok(rows.into_iter().filter_map(second).filter(|at| (from..to).contains(at)).count() as i64)
}

type ByField = Vec<(FieldCode, Option<i64>)>;

/// How many people are in the pool, and by field.
fn pool(conn: &mut Conn) -> Result<(i64, ByField)> {
    let inside = [TalentState::Pooled, TalentState::Paused, TalentState::Stale];
    let people = talents::table.filter(talents::state.eq_any(inside)).filter(talents::joined_at.is_null());
    let rows: Vec<String> = people.select(talents::fields).load(conn)?;
    let mut counts: HashMap<FieldCode, i64> = HashMap::new();
    for row in &rows {
        for field in json::value::<Vec<FieldCode>>(row)? {
            *counts.entry(field).or_default() += 1;
        }
    }
    let mut fields: Vec<(FieldCode, Option<i64>)> = counts.into_iter().map(|(field, n)| (field, told(n))).collect();
    // Those whose number is hidden stand in the order of their codes, so that the order tells nothing either.
    fields.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok((rows.len() as i64, fields))
}
