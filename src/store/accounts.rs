//! Accounts: found by the keyed hash of their address; their secrets are in `credentials`.

use diesel::prelude::*;

use super::db::{Conn, one_row};
use super::sealed;
use crate::domain::account::{Account, AccountId, AccountStatus, Role};
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::talent::TalentId;
use crate::domain::value::{Lang, Moment};
use crate::keys::Keys;
use crate::schema::accounts::accounts;
use crate::schema::enterprises::{enterprise_members, enterprises};
use crate::schema::talents::talents;

/// An account to be added.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Its normalised address.
    pub address: String,
    /// Where it stands.
    pub status: AccountStatus,
    /// Language of pages and mails.
    pub lang: Lang,
    /// IANA time zone.
    pub time_zone: String,
    /// Staff roles.
    pub roles: Vec<Role>,
    /// The name shown to other staff.
    pub display_name: String,
    /// The hash of its passphrase, if it has one.
    pub passphrase_hash: Option<String>,
    /// When its address was confirmed.
    pub verified_at: Option<Moment>,
}

#[derive(Queryable)]
struct Row {
    id: AccountId,
    status: AccountStatus,
    lang: Lang,
    time_zone: String,
    roles: String,
    display_name: String,
    has_passphrase: bool,
    has_second_factor: bool,
    verified_at: Option<Moment>,
    created_at: Moment,
    version: i32,
}

impl TryFrom<Row> for Account {
    type Error = Error;
    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            status: row.status,
            lang: row.lang,
            time_zone: row.time_zone,
            roles: serde_json::from_str(&row.roles).map_err(Error::internal)?,
            display_name: row.display_name,
            has_passphrase: row.has_passphrase,
            has_second_factor: row.has_second_factor,
            verified_at: row.verified_at,
            created_at: row.created_at,
            version: row.version,
        })
    }
}

/// The columns of `Row`, in its order.
macro_rules! columns {
    () => {
        (
            accounts::id,
            accounts::status,
            accounts::lang,
            accounts::time_zone,
            accounts::roles,
            accounts::display_name,
            accounts::passphrase_hash.is_not_null(),
            accounts::totp_sealed.is_not_null(),
            accounts::verified_at,
            accounts::created_at,
            accounts::version,
        )
    };
}

/// The account with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &AccountId) -> Result<Account> {
    accounts::table.find(id).select(columns!()).first::<Row>(conn)?.try_into()
}

/// The account of a normalised address.
pub fn find(conn: &mut Conn, keys: &Keys, address: &str) -> Result<Option<Account>> {
    accounts::table
        .filter(accounts::email_lookup.eq(keys.lookup(address)))
        .select(columns!())
        .first::<Row>(conn)
        .optional()?
        .map(Account::try_from)
        .transpose()
}

/// Accounts that hold a staff role, oldest first.
pub fn list_staff(conn: &mut Conn) -> Result<Vec<Account>> {
    let rows: Vec<Row> = accounts::table
        .filter(accounts::roles.ne("[]"))
        .filter(accounts::status.ne(AccountStatus::Erased))
        .select(columns!())
        .order(accounts::id)
        .load(conn)?;
    rows.into_iter().map(Account::try_from).collect()
}

/// Holds the accounts of staff until the commit: of two changes at once, the second sees what the first did.
pub fn hold_staff(conn: &mut Conn) -> Result<()> {
    let staff = accounts::table.filter(accounts::roles.ne("[]"));
    diesel::update(staff).set(accounts::version.eq(accounts::version)).execute(conn)?;
    Ok(())
}

/// When an account was last seen.
pub fn last_seen(conn: &mut Conn, id: &AccountId) -> Result<Option<Moment>> {
    Ok(accounts::table.find(id).select(accounts::last_seen_at).first(conn)?)
}

/// Adds an account; `Conflict("duplicate")` when the address has one.
pub fn add(conn: &mut Conn, keys: &Keys, now: Moment, new: &NewAccount) -> Result<Account> {
    let id = AccountId::new();
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(&id),
            accounts::email_sealed.eq(sealed::seal_address(keys, &id, &new.address)?),
            accounts::email_lookup.eq(keys.lookup(&new.address)),
            accounts::status.eq(new.status),
            accounts::lang.eq(new.lang),
            accounts::time_zone.eq(&new.time_zone),
            accounts::roles.eq(serde_json::to_string(&new.roles).map_err(Error::internal)?),
            accounts::display_name.eq(&new.display_name),
            accounts::passphrase_hash.eq(&new.passphrase_hash),
            accounts::verified_at.eq(new.verified_at),
            accounts::version.eq(1),
            accounts::created_at.eq(now),
            accounts::updated_at.eq(now),
        ))
        .execute(conn)?;
    get(conn, &id)
}

/// Saves what may change of an account that was read; `Conflict("version")` when it has moved on since.
pub fn save(conn: &mut Conn, now: Moment, account: &Account) -> Result<()> {
    let rows = diesel::update(
        accounts::table.filter(accounts::id.eq(&account.id)).filter(accounts::version.eq(account.version)),
    )
    .set((
        accounts::status.eq(account.status),
        accounts::lang.eq(account.lang),
        accounts::time_zone.eq(&account.time_zone),
        accounts::roles.eq(serde_json::to_string(&account.roles).map_err(Error::internal)?),
        accounts::display_name.eq(&account.display_name),
        accounts::verified_at.eq(account.verified_at),
        accounts::version.eq(account.version + 1),
        accounts::updated_at.eq(now),
    ))
    .execute(conn)?;
    one_row(rows)
}

/// Gives an account that was read another address; `Conflict("duplicate")` when that has an account.
pub fn change_address(conn: &mut Conn, keys: &Keys, now: Moment, account: &Account, address: &str) -> Result<()> {
    let rows = diesel::update(
        accounts::table.filter(accounts::id.eq(&account.id)).filter(accounts::version.eq(account.version)),
    )
    .set((
        accounts::email_sealed.eq(sealed::seal_address(keys, &account.id, address)?),
        accounts::email_lookup.eq(keys.lookup(address)),
        accounts::version.eq(account.version + 1),
        accounts::updated_at.eq(now),
    ))
    .execute(conn)?;
    one_row(rows)
}

/// Notes when an account was last seen; not a change of the account.
pub fn seen(conn: &mut Conn, id: &AccountId, now: Moment) -> Result<()> {
    let rows = diesel::update(accounts::table.find(id)).set(accounts::last_seen_at.eq(now)).execute(conn)?;
    one_row(rows)
}

/// The profile that an account owns.
pub fn talent_of(conn: &mut Conn, id: &AccountId) -> Result<Option<TalentId>> {
    Ok(talents::table.filter(talents::account_id.eq(id)).select(talents::id).first(conn).optional()?)
}

/// The enterprise that an account speaks for, the first it joined; never an entry that went into another.
pub fn enterprise_of(conn: &mut Conn, id: &AccountId) -> Result<Option<EnterpriseId>> {
    Ok(enterprise_members::table
        .inner_join(enterprises::table)
        .filter(enterprise_members::account_id.eq(id))
        .filter(enterprises::joined_at.is_null())
        .select(enterprise_members::enterprise_id)
        .order((enterprise_members::created_at, enterprise_members::enterprise_id))
        .first(conn)
        .optional()?)
}
