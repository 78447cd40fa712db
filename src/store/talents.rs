//! Talents: the open part of their rows. Who they are is in `sealed`.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::db::{Conn, one_row};
use super::talent_row::Row;
use crate::domain::account::AccountId;
use crate::domain::browse::BrowseFilter;
use crate::domain::error::{Error, Result};
use crate::domain::paging::{Page, Paging};
use crate::domain::talent::{Talent, TalentId, TalentState};
use crate::domain::value::{Moment, Source};
use crate::schema::talents::talents;

fn all(rows: Vec<Row>) -> Result<Vec<Talent>> {
    rows.into_iter().map(Row::talent).collect()
}

/// The talent with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &TalentId) -> Result<Talent> {
    find(conn, id)?.ok_or(Error::Missing("talent"))
}

/// The talent with this id, if there is one.
pub fn find(conn: &mut Conn, id: &TalentId) -> Result<Option<Talent>> {
    let row: Option<Row> = talents::table.find(id).select(Row::as_select()).first(conn).optional()?;
    row.map(Row::talent).transpose()
}

/// The talent with this code, if there is one.
pub fn find_by_code(conn: &mut Conn, code: &str) -> Result<Option<Talent>> {
    let row: Option<Row> =
        talents::table.filter(talents::code.eq(code)).select(Row::as_select()).first(conn).optional()?;
    row.map(Row::talent).transpose()
}

/// The talent of this account, if it has one.
pub fn find_by_account(conn: &mut Conn, account: &AccountId) -> Result<Option<Talent>> {
    let row: Option<Row> =
        talents::table.filter(talents::account_id.eq(account)).select(Row::as_select()).first(conn).optional()?;
    row.map(Row::talent).transpose()
}

/// The talent imported under this key, if there is one.
pub fn find_by_external_ref(conn: &mut Conn, source: Source, external_ref: &str) -> Result<Option<Talent>> {
    let row: Option<Row> = talents::table
        .filter(talents::source.eq(source).and(talents::external_ref.eq(external_ref)))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Row::talent).transpose()
}

/// The talents with these ids, in no order; unknown ids are left out.
pub fn list_by_ids(conn: &mut Conn, ids: &[TalentId]) -> Result<Vec<Talent>> {
    let mut found = Vec::with_capacity(ids.len());
    // SQLite takes at most 32,766 values in a statement; short lists also keep its plan good.
    for some in ids.chunks(500) {
        let rows: Vec<Row> = talents::table.filter(talents::id.eq_any(some)).select(Row::as_select()).load(conn)?;
        found.extend(all(rows)?);
    }
    Ok(found)
}

/// Holds the rows of people for this transaction.
pub fn hold_all(conn: &mut Conn, ids: &[TalentId]) -> Result<()> {
    for some in ids.chunks(500) {
        let rows = talents::table.filter(talents::id.eq_any(some));
        diesel::update(rows).set(talents::version.eq(talents::version)).execute(conn)?;
    }
    Ok(())
}

/// The codes of people; unknown ids are left out.
pub fn codes(conn: &mut Conn, ids: &[TalentId]) -> Result<HashMap<TalentId, String>> {
    let mut found = HashMap::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let rows = talents::table.filter(talents::id.eq_any(some)).select((talents::id, talents::code));
        found.extend(rows.load::<(TalentId, String)>(conn)?);
    }
    Ok(found)
}

/// A page of talents, newest first; `state` narrows it.
pub fn list(conn: &mut Conn, state: Option<TalentState>, paging: &Paging) -> Result<Page<Talent>> {
    let mut query = talents::table.select(Row::as_select()).into_boxed();
    query = match state {
        Some(state) => query.filter(talents::state.eq(state)),
        // The placeholder of an erased person is nobody.
        None => query.filter(talents::state.ne(TalentState::Erased)),
    };
    if let Some(after) = &paging.after {
        query = query.filter(talents::id.lt(after.clone()));
    }
    let rows: Vec<Row> = query.order(talents::id.desc()).limit(paging.limit + 1).load(conn)?;
    Ok(Page::cut(all(rows)?, paging, |t| t.id.to_string()))
}

/// Everybody who may be proposed: the pool from which the index is built.
pub fn list_matched(conn: &mut Conn) -> Result<Vec<Talent>> {
    let rows: Vec<Row> = talents::table
        .filter(talents::state.eq(TalentState::Pooled))
        .order(talents::id)
        .select(Row::as_select())
        .load(conn)?;
    all(rows)
}

/// People of the pool who let verified firms see their card, narrowed by published codes, newest first.
pub fn list_browsed(conn: &mut Conn, filter: &BrowseFilter) -> Result<Vec<Talent>> {
    let mut query = talents::table
        .filter(talents::browse_ok.eq(true))
        .filter(talents::state.eq(TalentState::Pooled))
        .order(talents::id.desc())
        .select(Row::as_select())
        .into_boxed();
    let quoted = |code: &str| format!("%\"{code}\"%");
    if let Some(field) = &filter.field {
        query = query.filter(talents::fields.like(quoted(field.as_str())));
    }
    if let Some(country) = &filter.country {
        query = query.filter(talents::country.eq(country.clone()));
    }
    if let Some(mode) = filter.mode {
        query = query.filter(talents::modes.like(quoted(mode.as_str())));
    }
    if let Some(degree) = filter.degree {
        query = query.filter(talents::degree.eq(degree));
    }
    if let Some(language) = &filter.language {
        query = query.filter(talents::languages.like(quoted(language)));
    }
    if let Some(band) = filter.years {
        let (least, most) = band.range();
        query = query.filter(talents::years_experience.between(least, most));
    }
    all(query.load(conn)?)
}

/// Holds a person for this transaction: of two that ask them at once, the second sees what the first did.
pub fn hold(conn: &mut Conn, id: &TalentId) -> Result<()> {
    diesel::update(talents::table.find(id)).set(talents::version.eq(talents::version)).execute(conn)?;
    Ok(())
}

/// Paused people whose rest was to last until a day that has come.
pub fn list_rested(conn: &mut Conn, today: NaiveDate) -> Result<Vec<TalentId>> {
    Ok(talents::table
        .filter(talents::state.eq(TalentState::Paused))
        .filter(talents::pause_until.le(today))
        .order(talents::id)
        .select(talents::id)
        .load(conn)?)
}

/// How many stand in each state; states without anybody, and placeholders, are left out.
pub fn count_by_state(conn: &mut Conn) -> Result<Vec<(TalentState, i64)>> {
    let people = talents::table.filter(talents::state.ne(TalentState::Erased));
    let rows = people.group_by(talents::state).select((talents::state, diesel::dsl::count_star()));
    Ok(rows.order(talents::state).load(conn)?)
}

/// Keeps a new talent.
pub fn add(conn: &mut Conn, talent: &Talent) -> Result<()> {
    diesel::insert_into(talents::table).values(Row::of(talent)?).execute(conn)?;
    Ok(())
}

/// Keeps a changed talent: its version grows by one, guarded by the version it was read with.
pub fn save(conn: &mut Conn, talent: &mut Talent, now: Moment) -> Result<()> {
    let read = talent.version;
    talent.version = read + 1;
    talent.updated_at = now;
    let same = talents::table.filter(talents::id.eq(talent.id.clone()).and(talents::version.eq(read)));
    one_row(diesel::update(same).set(Row::of(talent)?).execute(conn)?)
}

/// Notes since when a talent waits for staff, in the transaction that has saved it: no change of its own.
pub fn set_held(conn: &mut Conn, id: &TalentId, held_at: Option<Moment>) -> Result<()> {
    one_row(diesel::update(talents::table.find(id)).set(talents::held_at.eq(held_at)).execute(conn)?)
}
