//! Addresses, as their keyed hash, at which mail came back for good: nothing more goes there until the person has confirmed
//! the address again.

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::account::AccountId;
use crate::domain::error::Result;
use crate::domain::notice::{NoticeId, NoticeState};
use crate::domain::value::Moment;
use crate::schema::accounts::accounts;
use crate::schema::notices::suppressions;
use crate::schema::outbox::outbox;

fn lookup(conn: &mut Conn, account: &AccountId) -> Result<Option<String>> {
    Ok(accounts::table.find(account).select(accounts::email_lookup).first(conn).optional()?)
}

/// True when mail to the account's present address came back for good.
pub fn is_known(conn: &mut Conn, account: &AccountId) -> Result<bool> {
    let Some(lookup) = lookup(conn, account)? else { return Ok(false) };
    let rows: i64 = suppressions::table.find(lookup).count().get_result(conn)?;
    Ok(rows > 0)
}

/// Notes that mail to the account's present address came back for good.
pub fn add(conn: &mut Conn, now: Moment, account: &AccountId, notice: &NoticeId, error: &str) -> Result<()> {
    if is_known(conn, account)? {
        return Ok(());
    }
    let Some(lookup) = lookup(conn, account)? else { return Ok(()) };
    let row = (
        suppressions::address_lookup.eq(lookup),
        suppressions::error.eq(error),
        suppressions::notice_id.eq(Some(notice)),
        suppressions::since.eq(now),
    );
    diesel::insert_into(suppressions::table).values(row).execute(conn)?;
    Ok(())
}

/// Forgets it: the person has shown that the address is read, or staff send once more.
pub fn lift(conn: &mut Conn, account: &AccountId) -> Result<()> {
    if let Some(lookup) = lookup(conn, account)? {
        diesel::delete(suppressions::table.find(lookup)).execute(conn)?;
    }
    Ok(())
}

/// Notes that a mail which had left came back; false when it had not left, or came back before.
pub fn came_back(conn: &mut Conn, now: Moment, id: &NoticeId, error: &str) -> Result<bool> {
    let left = outbox::table.find(id).filter(outbox::state.eq(NoticeState::Sent));
    let changes = (outbox::state.eq(NoticeState::Bounced), outbox::error.eq(error), outbox::updated_at.eq(now));
    Ok(diesel::update(left).set(changes).execute(conn)? == 1)
}
