//! What an account proves itself with: passphrase hash, second factor, recovery codes.

use diesel::prelude::*;

use super::db::{Conn, one_row};
use crate::domain::account::AccountId;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::keys::{Keys, Place, sha256_hex};
use crate::schema::accounts::{accounts, recovery_codes};

/// The secrets of an account as they are kept.
#[derive(Debug, Clone, Queryable)]
pub struct Credentials {
    /// The hash of the passphrase (PHC string).
    pub passphrase_hash: Option<String>,
    /// The secret of the second factor, sealed.
    pub totp_sealed: Option<Vec<u8>>,
    /// The last time step whose code was taken.
    pub totp_last_step: Option<i64>,
}

/// The secrets of an account, or `Missing`.
pub fn get(conn: &mut Conn, id: &AccountId) -> Result<Credentials> {
    Ok(accounts::table
        .find(id)
        .select((accounts::passphrase_hash, accounts::totp_sealed, accounts::totp_last_step))
        .first(conn)?)
}

impl Credentials {
    /// The secret of the second factor, opened.
    pub fn totp_secret(&self, keys: &Keys, id: &AccountId) -> Result<Option<Vec<u8>>> {
        self.totp_sealed.as_deref().map(|sealed| keys.open_sealed(totp_place(id), sealed)).transpose()
    }
}

/// Replaces the passphrase.
pub fn set_passphrase(conn: &mut Conn, id: &AccountId, now: Moment, hash: &str) -> Result<()> {
    let rows = diesel::update(accounts::table.find(id))
        .set((
            accounts::passphrase_hash.eq(hash),
            accounts::version.eq(accounts::version + 1),
            accounts::updated_at.eq(now),
        ))
        .execute(conn)?;
    one_row(rows)
}

/// Replaces the second factor; the code that confirmed it was of step `step` and is not taken again.
pub fn set_totp(conn: &mut Conn, keys: &Keys, id: &AccountId, now: Moment, secret: &[u8], step: i64) -> Result<()> {
    let rows = diesel::update(accounts::table.find(id))
        .set((
            accounts::totp_sealed.eq(keys.seal(totp_place(id), secret)?),
            accounts::totp_last_step.eq(step),
            accounts::version.eq(accounts::version + 1),
            accounts::updated_at.eq(now),
        ))
        .execute(conn)?;
    one_row(rows)
}

/// Takes the second factor off, and its recovery codes with it.
pub fn remove_second_factor(conn: &mut Conn, id: &AccountId, now: Moment) -> Result<()> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::account_id.eq(id))).execute(conn)?;
    let rows = diesel::update(accounts::table.find(id))
        .set((
            accounts::totp_sealed.eq(None::<Vec<u8>>),
            accounts::totp_last_step.eq(None::<i64>),
            accounts::version.eq(accounts::version + 1),
            accounts::updated_at.eq(now),
        ))
        .execute(conn)?;
    one_row(rows)
}

/// Takes a time step of the second factor; false when it, or a later one, was taken before. Guarded, so that of two
/// tries at once only one passes.
pub fn take_step(conn: &mut Conn, id: &AccountId, step: i64) -> Result<bool> {
    let rows = diesel::update(
        accounts::table
            .filter(accounts::id.eq(id))
            .filter(accounts::totp_last_step.is_null().or(accounts::totp_last_step.lt(step))),
    )
    .set(accounts::totp_last_step.eq(step))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Replaces all recovery codes by new ones.
pub fn replace_recovery_codes(conn: &mut Conn, id: &AccountId, codes: &[String]) -> Result<()> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::account_id.eq(id))).execute(conn)?;
    for code in codes {
        diesel::insert_into(recovery_codes::table)
            .values((
                recovery_codes::id.eq(uuid::Uuid::now_v7().to_string()),
                recovery_codes::account_id.eq(id),
                recovery_codes::code_hash.eq(sha256_hex(code.as_bytes())),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Uses up a recovery code; false when there is none such, or it was used.
pub fn use_recovery_code(conn: &mut Conn, id: &AccountId, now: Moment, code: &str) -> Result<bool> {
    let rows = diesel::update(
        recovery_codes::table
            .filter(recovery_codes::account_id.eq(id))
            .filter(recovery_codes::code_hash.eq(sha256_hex(code.as_bytes())))
            .filter(recovery_codes::used_at.is_null()),
    )
    .set(recovery_codes::used_at.eq(now))
    .execute(conn)?;
    Ok(rows == 1)
}

/// How many recovery codes are left.
pub fn count_recovery_codes(conn: &mut Conn, id: &AccountId) -> Result<i64> {
    Ok(recovery_codes::table
        .filter(recovery_codes::account_id.eq(id))
        .filter(recovery_codes::used_at.is_null())
        .count()
        .get_result(conn)?)
}

fn totp_place(id: &AccountId) -> Place<'_> {
    Place { table: "accounts", column: "totp_sealed", row: id.as_str() }
}
