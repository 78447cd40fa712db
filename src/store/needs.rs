//! Needs of enterprises.

use diesel::prelude::*;

use super::db::{Conn, one_row};
use super::need_row::Row;
use super::{need_clocks, need_waits};
use crate::domain::account::AccountId;
use crate::domain::enterprise::{EnterpriseId, EnterpriseState};
use crate::domain::error::{Error, Result};
use crate::domain::need::{Need, NeedId, NeedState};
use crate::domain::paging::{Page, Paging};
use crate::domain::value::{Moment, Source};
use crate::schema::enterprises::{enterprise_members, enterprises};
use crate::schema::needs::{need_waits as need_waits_rows, needs};

fn all(rows: Vec<Row>) -> Result<Vec<Need>> {
    rows.into_iter().map(Row::need).collect()
}

/// The need with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &NeedId) -> Result<Need> {
    find(conn, id)?.ok_or(Error::Missing("need"))
}

/// The need with this id, if there is one.
pub fn find(conn: &mut Conn, id: &NeedId) -> Result<Option<Need>> {
    let row: Option<Row> = needs::table.find(id).select(Row::as_select()).first(conn).optional()?;
    row.map(Row::need).transpose()
}

/// The need with this code, if there is one.
pub fn find_by_code(conn: &mut Conn, code: &str) -> Result<Option<Need>> {
    let row: Option<Row> = needs::table.filter(needs::code.eq(code)).select(Row::as_select()).first(conn).optional()?;
    row.map(Row::need).transpose()
}

/// The need imported under this key, if there is one.
pub fn find_by_external_ref(conn: &mut Conn, source: Source, external_ref: &str) -> Result<Option<Need>> {
    let row: Option<Row> = needs::table
        .filter(needs::source.eq(source).and(needs::external_ref.eq(external_ref)))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Row::need).transpose()
}

/// The needs with these ids, in no order; unknown ids are left out.
pub fn list_by_ids(conn: &mut Conn, ids: &[NeedId]) -> Result<Vec<Need>> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let rows: Vec<Row> = needs::table.filter(needs::id.eq_any(some)).select(Row::as_select()).load(conn)?;
        found.extend(all(rows)?);
    }
    Ok(found)
}

/// A page of needs, newest first; `state` narrows it.
pub fn list(conn: &mut Conn, state: Option<NeedState>, paging: &Paging) -> Result<Page<Need>> {
    let mut query = needs::table.select(Row::as_select()).into_boxed();
    if let Some(state) = state {
        query = query.filter(needs::state.eq(state));
    }
    if let Some(after) = &paging.after {
        query = query.filter(needs::id.lt(after.clone()));
    }
    let rows: Vec<Row> = query.order(needs::id.desc()).limit(paging.limit + 1).load(conn)?;
    Ok(Page::cut(all(rows)?, paging, |n| n.id.to_string()))
}

/// The needs of an enterprise, newest first.
pub fn list_by_enterprise(conn: &mut Conn, enterprise: &EnterpriseId) -> Result<Vec<Need>> {
    of_enterprises(conn, std::slice::from_ref(enterprise))
}

/// The needs of the enterprises this account speaks for, newest first.
pub fn list_by_account(conn: &mut Conn, account: &AccountId) -> Result<Vec<Need>> {
    let firms = enterprise_members::table
        .inner_join(enterprises::table)
        .filter(enterprise_members::account_id.eq(account))
        .filter(enterprises::joined_at.is_null())
        .select(enterprise_members::enterprise_id);
    let ids: Vec<EnterpriseId> = firms.load(conn)?;
    of_enterprises(conn, &ids)
}

fn of_enterprises(conn: &mut Conn, ids: &[EnterpriseId]) -> Result<Vec<Need>> {
    let rows: Vec<Row> = needs::table
        .filter(needs::enterprise_id.eq_any(ids))
        .order(needs::id.desc())
        .select(Row::as_select())
        .load(conn)?;
    all(rows)
}

/// Every need for which people may be proposed: submitted or open and waiting for nobody's look, of an
/// enterprise that is active.
pub fn list_matched(conn: &mut Conn) -> Result<Vec<Need>> {
    let rows: Vec<Row> = needs::table
        .inner_join(enterprises::table)
        .filter(needs::state.eq_any([NeedState::Submitted, NeedState::Open]))
        .filter(needs::id.ne_all(need_waits_rows::table.select(need_waits_rows::need_id)))
        .filter(enterprises::state.eq_any([EnterpriseState::Submitted, EnterpriseState::Verified]))
        .order(needs::id)
        .select(Row::as_select())
        .load(conn)?;
    all(rows)
}

/// The needs whose deadline has passed and that are still matched.
pub fn list_expired(conn: &mut Conn, now: Moment) -> Result<Vec<NeedId>> {
    Ok(needs::table
        .filter(needs::state.eq_any([NeedState::Submitted, NeedState::Open]))
        .filter(needs::expires_at.le(now))
        .order(needs::id)
        .select(needs::id)
        .load(conn)?)
}

/// How many stand in each state; states without any are left out.
pub fn count_by_state(conn: &mut Conn) -> Result<Vec<(NeedState, i64)>> {
    let rows = needs::table.group_by(needs::state).select((needs::state, diesel::dsl::count_star()));
    Ok(rows.order(needs::state).load(conn)?)
}

/// Keeps a new need.
pub fn add(conn: &mut Conn, need: &Need) -> Result<()> {
    diesel::insert_into(needs::table).values(Row::of(need)?).execute(conn)?;
    Ok(())
}

/// Keeps a changed need: its version grows by one, guarded by the version it was read with.
pub fn save(conn: &mut Conn, need: &mut Need, now: Moment) -> Result<()> {
    let read = need.version;
    need.version = read + 1;
    need.updated_at = now;
    let same = needs::table.filter(needs::id.eq(need.id.clone()).and(needs::version.eq(read)));
    one_row(diesel::update(same).set(Row::of(need)?).execute(conn)?)?;
    need_waits::keep(conn, need)?;
    need_clocks::keep(conn, need, now)
}
