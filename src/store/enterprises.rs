//! Enterprises and who speaks for them.

use std::collections::HashMap;

use diesel::prelude::*;

use super::db::{Conn, one_row};
use super::enterprise_row::Row;
use super::{accounts, same_joins, sealed};
use crate::domain::account::AccountId;
use crate::domain::enterprise::{Enterprise, EnterpriseContact, EnterpriseId, EnterpriseState, name_key};
use crate::domain::error::{Error, Result};
use crate::domain::paging::{Page, Paging};
use crate::domain::value::{Bilingual, Moment};
use crate::keys::Keys;
use crate::schema::enterprises::{enterprise_members, enterprises};

/// By which a firm is known on lists and in rules of matching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmName {
    /// Its name.
    pub name: Bilingual,
    /// Its web address, if told.
    pub website: Option<String>,
}

/// The names of verified enterprises, which anybody may read.
pub fn list_verified_names(conn: &mut Conn) -> Result<Vec<FirmName>> {
    let rows: Vec<(Option<String>, Option<String>, Option<String>)> = enterprises::table
        .filter(enterprises::state.eq(EnterpriseState::Verified))
        .order(enterprises::id)
        .select((enterprises::name_zh, enterprises::name_en, enterprises::website))
        .load(conn)?;
    Ok(rows.into_iter().map(|(zh, en, website)| FirmName { name: Bilingual { zh, en }, website }).collect())
}

/// The enterprise with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &EnterpriseId) -> Result<Enterprise> {
    find(conn, id)?.ok_or(Error::Missing("enterprise"))
}

/// The enterprise with this id, if there is one.
pub fn find(conn: &mut Conn, id: &EnterpriseId) -> Result<Option<Enterprise>> {
    let row: Option<Row> = enterprises::table.find(id).select(Row::as_select()).first(conn).optional()?;
    row.map(Row::enterprise).transpose()
}

/// The enterprise with this code, if there is one.
pub fn find_by_code(conn: &mut Conn, code: &str) -> Result<Option<Enterprise>> {
    let row: Option<Row> =
        enterprises::table.filter(enterprises::code.eq(code)).select(Row::as_select()).first(conn).optional()?;
    row.map(Row::enterprise).transpose()
}

/// The enterprises with these ids, in no order; unknown ids are left out.
pub fn list_by_ids(conn: &mut Conn, ids: &[EnterpriseId]) -> Result<Vec<Enterprise>> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let rows: Vec<Row> =
            enterprises::table.filter(enterprises::id.eq_any(some)).select(Row::as_select()).load(conn)?;
        found.extend(rows.into_iter().map(Row::enterprise).collect::<Result<Vec<_>>>()?);
    }
    Ok(found)
}

/// The first enterprise whose name is this one but for width, case and spaces; one that was joined into another is
/// spoken for by that one.
pub fn find_by_name_key(conn: &mut Conn, name: &str) -> Result<Option<Enterprise>> {
    let row: Option<Row> = enterprises::table
        .filter(enterprises::name_key.eq(name_key(name)))
        .order(enterprises::id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    let Some(found) = row.map(Row::enterprise).transpose()? else { return Ok(None) };
    if found.joined_at.is_none() {
        return Ok(Some(found));
    }
    let kept = same_joins::kept_for(conn, found.id.as_str())?;
    find(conn, &kept.parse().map_err(Error::internal)?)
}

/// True when another enterprise than `own` has this credit code.
pub fn is_uscc_taken(conn: &mut Conn, uscc: &str, own: &EnterpriseId) -> Result<bool> {
    let others = enterprises::table.filter(enterprises::uscc.eq(uscc).and(enterprises::id.ne(own)));
    Ok(others.count().get_result::<i64>(conn)? > 0)
}

/// The enterprise this account speaks for, if any.
pub fn find_by_account(conn: &mut Conn, account: &AccountId) -> Result<Option<Enterprise>> {
    let id = accounts::enterprise_of(conn, account)?;
    id.map(|id| get(conn, &id)).transpose()
}

/// Every enterprise in which an account has a place, those that were joined into another included.
pub fn ids_by_member(conn: &mut Conn, account: &AccountId) -> Result<Vec<EnterpriseId>> {
    Ok(enterprise_members::table
        .filter(enterprise_members::account_id.eq(account))
        .order((enterprise_members::created_at, enterprise_members::enterprise_id))
        .select(enterprise_members::enterprise_id)
        .load(conn)?)
}

/// True when an account has had its place in an enterprise since before a moment.
pub fn is_member_since(conn: &mut Conn, member: (&EnterpriseId, &AccountId), before: Moment) -> Result<bool> {
    let place = enterprise_members::table.find(member).filter(enterprise_members::created_at.le(before));
    Ok(place.count().get_result::<i64>(conn)? > 0)
}

/// A page of enterprises, newest first; `state` narrows it.
pub fn list(conn: &mut Conn, state: Option<EnterpriseState>, paging: &Paging) -> Result<Page<Enterprise>> {
    let mut query = enterprises::table.select(Row::as_select()).into_boxed();
    query = match state {
        Some(state) => query.filter(enterprises::state.eq(state)),
        // The placeholder of an erased registration is no firm.
        None => query.filter(enterprises::state.ne(EnterpriseState::Erased)),
    };
    if let Some(after) = &paging.after {
        query = query.filter(enterprises::id.lt(after.clone()));
    }
    let rows: Vec<Row> = query.order(enterprises::id.desc()).limit(paging.limit + 1).load(conn)?;
    let all = rows.into_iter().map(Row::enterprise).collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(all, paging, |e| e.id.to_string()))
}

/// How many stand in each state; states without any are left out.
pub fn count_by_state(conn: &mut Conn) -> Result<Vec<(EnterpriseState, i64)>> {
    let firms = enterprises::table.filter(enterprises::state.ne(EnterpriseState::Erased));
    let rows = firms.group_by(enterprises::state).select((enterprises::state, diesel::dsl::count_star()));
    Ok(rows.order(enterprises::state).load(conn)?)
}

/// The names of all enterprises by id.
pub fn firm_names(conn: &mut Conn) -> Result<HashMap<EnterpriseId, FirmName>> {
    type Named = (EnterpriseId, Option<String>, Option<String>, Option<String>);
    let rows: Vec<Named> = enterprises::table
        .select((enterprises::id, enterprises::name_zh, enterprises::name_en, enterprises::website))
        .load(conn)?;
    let named = |(id, zh, en, website)| (id, FirmName { name: Bilingual { zh, en }, website });
    Ok(rows.into_iter().map(named).collect())
}

/// Keeps a new enterprise.
pub fn add(conn: &mut Conn, enterprise: &Enterprise) -> Result<()> {
    diesel::insert_into(enterprises::table).values(Row::of(enterprise)?).execute(conn)?;
    Ok(())
}

/// Keeps a changed enterprise: its version grows by one, guarded by the version it was read with.
pub fn save(conn: &mut Conn, enterprise: &mut Enterprise, now: Moment) -> Result<()> {
    let read = enterprise.version;
    enterprise.version = read + 1;
    enterprise.updated_at = now;
    let same = enterprises::table.filter(enterprises::id.eq(enterprise.id.clone()).and(enterprises::version.eq(read)));
    one_row(diesel::update(same).set(Row::of(enterprise)?).execute(conn)?)
}

/// Holds an enterprise until the transaction ends, so that two that weigh its answers do so one after the other.
pub fn hold(conn: &mut Conn, id: &EnterpriseId) -> Result<()> {
    diesel::update(enterprises::table.find(id)).set(enterprises::version.eq(enterprises::version)).execute(conn)?;
    Ok(())
}

/// Lets an account speak for an enterprise; `role` is `firm_admin` for the first, else `member`.
pub fn add_member(
    conn: &mut Conn,
    keys: &Keys,
    member: (&EnterpriseId, &AccountId),
    role: &str,
    contact: &EnterpriseContact,
    now: Moment,
) -> Result<()> {
    let (enterprise, account) = member;
    diesel::insert_into(enterprise_members::table)
        .values((
            enterprise_members::enterprise_id.eq(enterprise),
            enterprise_members::account_id.eq(account),
            enterprise_members::role.eq(role),
            enterprise_members::contact_sealed.eq(sealed::seal_member(keys, enterprise, account, contact)?),
            enterprise_members::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Replaces how a member is reached.
pub fn save_member(
    conn: &mut Conn,
    keys: &Keys,
    member: (&EnterpriseId, &AccountId),
    contact: &EnterpriseContact,
) -> Result<()> {
    let (enterprise, account) = member;
    let rows = diesel::update(enterprise_members::table.find((enterprise, account)))
        .set(enterprise_members::contact_sealed.eq(sealed::seal_member(keys, enterprise, account, contact)?))
        .execute(conn)?;
    one_row(rows)
}

/// An account speaks for an enterprise no more.
pub fn remove_member(conn: &mut Conn, enterprise: &EnterpriseId, account: &AccountId) -> Result<()> {
    diesel::delete(enterprise_members::table.find((enterprise, account))).execute(conn)?;
    Ok(())
}

/// True for a member who also decides on the enterprise as a whole.
pub fn is_admin(conn: &mut Conn, enterprise: &EnterpriseId, account: &AccountId) -> Result<bool> {
    let role: Option<String> = enterprise_members::table
        .find((enterprise, account))
        .select(enterprise_members::role)
        .first(conn)
        .optional()?;
    Ok(role.as_deref() == Some("firm_admin"))
}

/// The accounts that speak for an enterprise, the first of them its administrator.
pub fn list_members(conn: &mut Conn, enterprise: &EnterpriseId) -> Result<Vec<AccountId>> {
    Ok(enterprise_members::table
        .filter(enterprise_members::enterprise_id.eq(enterprise))
        .order((enterprise_members::created_at, enterprise_members::account_id))
        .select(enterprise_members::account_id)
        .load(conn)?)
}
