//! What has been kept for as long as it may be: profiles whose days of grace are over, registrations that nobody confirmed.

use diesel::prelude::*;

use super::db::Conn;
use super::{accounts, erasure, links};
use crate::domain::account::{AccountId, AccountStatus};
use crate::domain::error::Result;
use crate::domain::need::{NeedId, NeedState};
use crate::domain::talent::{TalentId, TalentState};
use crate::domain::value::Moment;
use crate::schema::accounts::accounts as account_rows;
use crate::schema::needs::needs;
use crate::schema::talents::talents;

/// Profiles withdrawn before `before`, oldest first.
pub fn list_withdrawn(conn: &mut Conn, before: Moment) -> Result<Vec<TalentId>> {
    Ok(talents::table
        .filter(talents::state.eq(TalentState::Withdrawn))
        .filter(talents::updated_at.le(before))
        .order(talents::id)
        .select(talents::id)
        .load(conn)?)
}

/// Drafts of talents last written before `before` whose registration nobody confirmed.
pub fn list_unconfirmed_talents(conn: &mut Conn, before: Moment) -> Result<Vec<TalentId>> {
    let drafts: Vec<(TalentId, Option<AccountId>)> = talents::table
        .filter(talents::state.eq(TalentState::Draft))
        .filter(talents::updated_at.le(before))
        .filter(talents::account_id.is_not_null())
        .order(talents::id)
        .select((talents::id, talents::account_id))
        .load(conn)?;
    let mut due = Vec::new();
    for (id, account) in drafts {
        if let Some(account) = account
            && is_unconfirmed(conn, &account, id.as_str())?
        {
            due.push(id);
        }
    }
    Ok(due)
}

/// Draft needs last written before `before` whose registration nobody confirmed.
pub fn list_unconfirmed_needs(conn: &mut Conn, before: Moment) -> Result<Vec<NeedId>> {
    let drafts: Vec<(NeedId, Option<AccountId>)> = needs::table
        .filter(needs::state.eq(NeedState::Draft))
        .filter(needs::updated_at.le(before))
        .filter(needs::created_by.is_not_null())
        .order(needs::id)
        .select((needs::id, needs::created_by))
        .load(conn)?;
    let mut due = Vec::new();
    for (id, account) in drafts {
        if let Some(account) = account
            && is_unconfirmed(conn, &account, id.as_str())?
        {
            due.push(id);
        }
    }
    Ok(due)
}

/// What was written by somebody whose address is confirmed counts as confirmed, unless its own link was left unused.
fn is_unconfirmed(conn: &mut Conn, account: &AccountId, subject: &str) -> Result<bool> {
    let account_row = accounts::get(conn, account)?;
    if account_row.status == AccountStatus::Erased {
        // Whoever wrote it has left since; it is their firm's now.
        return Ok(false);
    }
    Ok(account_row.verified_at.is_none() || links::awaits_confirmation(conn, account, Some(subject))?)
}

/// Accounts made before `before` whose address nobody confirmed and on which nothing hangs.
pub fn list_unconfirmed_accounts(conn: &mut Conn, before: Moment) -> Result<Vec<AccountId>> {
    let unconfirmed: Vec<AccountId> = account_rows::table
        .filter(account_rows::status.eq(AccountStatus::Unconfirmed))
        .filter(account_rows::created_at.le(before))
        .order(account_rows::id)
        .select(account_rows::id)
        .load(conn)?;
    let mut due = Vec::new();
    for id in unconfirmed {
        if erasure::is_free(conn, &id)? {
            due.push(id);
        }
    }
    Ok(due)
}
