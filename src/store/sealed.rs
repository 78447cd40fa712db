//! Sealed data: who people are, and how to reach them. Contact data leaves only through `disclose`.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::db::{Conn, Db, one_row};
pub use super::disclosure::{Contact, Disclosure, Whose};
use super::{backup, given};
use crate::domain::account::{AccountId, mask_email};
use crate::domain::consent::GivenContact;
use crate::domain::enterprise::{EnterpriseContact, EnterpriseId};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::IntroductionId;
use crate::domain::talent::{TalentContact, TalentId, TalentIdentity};
use crate::keys::{Keys, Place};
use crate::schema::accounts::accounts;
use crate::schema::enterprises::enterprise_members;
use crate::schema::talents::{talent_private, talents};

/// The one door of contact data. The reason is part of the call so that no caller can forget to have one.
pub fn disclose(conn: &mut Conn, keys: &Keys, whose: Whose<'_>, why: Disclosure<'_>) -> Result<Contact> {
    tracing::debug!(reason = why.name(), "contact data leave the store");
    if let Disclosure::Introduction(introduction) = why {
        return given(conn, keys, whose, introduction).map(Contact::Given);
    }
    match whose {
        Whose::Account(id) => open_address(conn, keys, id).map(Contact::Address),
        Whose::Talent(id) => open_talent(conn, keys, id).map(Contact::Talent),
        Whose::Member(enterprise, account) => open_member(conn, keys, enterprise, account).map(Contact::Member),
    }
}

/// The consent is checked before anything is opened, in the same transaction.
fn given(conn: &mut Conn, keys: &Keys, whose: Whose<'_>, introduction: &IntroductionId) -> Result<GivenContact> {
    let (contact, fields) = match whose {
        Whose::Account(_) => return Err(Error::Denied("contact_not_given")),
        Whose::Talent(id) => {
            let fields = given::by_talent(conn, introduction, id)?;
            let account: Option<AccountId> = talents::table.find(id).select(talents::account_id).first(conn)?;
            let email = account.map(|account| open_address(conn, keys, &account)).transpose()?;
            let TalentContact { phone, wechat } = open_talent(conn, keys, id)?;
            let name = Some(identity(conn, keys, id)?.name);
            (GivenContact { name, email, phone, wechat }, fields)
        }
        Whose::Member(enterprise, account) => {
            let fields = given::by_member(conn, introduction, enterprise, account)?;
            let email = Some(open_address(conn, keys, account)?);
            let EnterpriseContact { name, phone, wechat } = open_member(conn, keys, enterprise, account)?;
            (GivenContact { name: Some(name), email, phone, wechat }, fields)
        }
    };
    Ok(contact.only(&fields))
}

fn open_talent(conn: &mut Conn, keys: &Keys, id: &TalentId) -> Result<TalentContact> {
    let sealed: Vec<u8> = talent_private::table.find(id).select(talent_private::contact_sealed).first(conn)?;
    open(keys, contact_place(id.as_str()), &sealed)
}

fn open_member(
    conn: &mut Conn,
    keys: &Keys,
    enterprise: &EnterpriseId,
    account: &AccountId,
) -> Result<EnterpriseContact> {
    let sealed: Vec<u8> =
        enterprise_members::table.find((enterprise, account)).select(enterprise_members::contact_sealed).first(conn)?;
    open(keys, member_place(&member_row(enterprise, account)), &sealed)
}

/// The address of an account, by the same door.
pub fn address(conn: &mut Conn, keys: &Keys, account: &AccountId, why: Disclosure<'_>) -> Result<String> {
    match disclose(conn, keys, Whose::Account(account), why)? {
        Contact::Address(address) => Ok(address),
        _ => Err(Error::internal("not an address")),
    }
}

/// The address of an account as a list may show it: masked here, so that the whole of it does not leave.
pub fn masked_address(conn: &mut Conn, keys: &Keys, account: &AccountId) -> Result<String> {
    open_address(conn, keys, account).map(|address| mask_email(&address))
}

fn open_address(conn: &mut Conn, keys: &Keys, id: &AccountId) -> Result<String> {
    let sealed: Vec<u8> = accounts::table.find(id).select(accounts::email_sealed).first(conn)?;
    if sealed.is_empty() {
        // Of an erased account only the placeholder is left.
        return Err(Error::Missing("address"));
    }
    let plain = keys.open_sealed(Place { table: "accounts", column: "email_sealed", row: id.as_str() }, &sealed)?;
    String::from_utf8(plain).map_err(Error::internal)
}

/// A normalised address sealed for the row of its account.
pub fn seal_address(keys: &Keys, account: &AccountId, address: &str) -> Result<Vec<u8>> {
    keys.seal(Place { table: "accounts", column: "email_sealed", row: account.as_str() }, address.as_bytes())
}

/// Who a talent is: for staff, for the rule "never my own employer", and for the owner. Nobody, once it is erased.
pub fn identity(conn: &mut Conn, keys: &Keys, talent: &TalentId) -> Result<TalentIdentity> {
    let sealed: Option<Vec<u8>> =
        talent_private::table.find(talent).select(talent_private::identity_sealed).first(conn).optional()?;
    sealed.map_or_else(|| Ok(TalentIdentity::default()), |sealed| open(keys, identity_place(talent.as_str()), &sealed))
}

/// Who several talents are, in one reading; nobody is in it who is erased.
pub fn identities(conn: &mut Conn, keys: &Keys, talents: &[TalentId]) -> Result<HashMap<TalentId, TalentIdentity>> {
    let mut found = HashMap::with_capacity(talents.len());
    for some in talents.chunks(500) {
        let rows: Vec<(TalentId, Vec<u8>)> = talent_private::table
            .filter(talent_private::talent_id.eq_any(some))
            .select((talent_private::talent_id, talent_private::identity_sealed))
            .load(conn)?;
        for (id, sealed) in rows {
            let identity = open(keys, identity_place(id.as_str()), &sealed)?;
            found.insert(id, identity);
        }
    }
    Ok(found)
}

/// Keeps who a new talent is and how to reach them.
pub fn add_talent(
    conn: &mut Conn,
    keys: &Keys,
    talent: &TalentId,
    identity: &TalentIdentity,
    contact: &TalentContact,
) -> Result<()> {
    diesel::insert_into(talent_private::table)
        .values((
            talent_private::talent_id.eq(talent),
            talent_private::identity_sealed.eq(seal(keys, identity_place(talent.as_str()), identity)?),
            talent_private::contact_sealed.eq(seal(keys, contact_place(talent.as_str()), contact)?),
        ))
        .execute(conn)?;
    Ok(())
}

/// Replaces who a talent is and how to reach them.
pub fn save_talent(
    conn: &mut Conn,
    keys: &Keys,
    talent: &TalentId,
    identity: &TalentIdentity,
    contact: &TalentContact,
) -> Result<()> {
    let rows = diesel::update(talent_private::table.find(talent))
        .set((
            talent_private::identity_sealed.eq(seal(keys, identity_place(talent.as_str()), identity)?),
            talent_private::contact_sealed.eq(seal(keys, contact_place(talent.as_str()), contact)?),
        ))
        .execute(conn)?;
    one_row(rows)
}

/// Replaces who a talent is and leaves how to reach them.
pub fn save_identity(conn: &mut Conn, keys: &Keys, talent: &TalentId, identity: &TalentIdentity) -> Result<()> {
    let rows = diesel::update(talent_private::table.find(talent))
        .set(talent_private::identity_sealed.eq(seal(keys, identity_place(talent.as_str()), identity)?))
        .execute(conn)?;
    one_row(rows)
}

/// The contact person of an enterprise sealed for their row.
pub fn seal_member(
    keys: &Keys,
    enterprise: &EnterpriseId,
    account: &AccountId,
    contact: &EnterpriseContact,
) -> Result<Vec<u8>> {
    seal(keys, member_place(&member_row(enterprise, account)), contact)
}

impl Db {
    /// True when the database holds anything that only its own master key opens.
    pub fn has_sealed_rows(&self) -> Result<bool> {
        self.read(|conn| {
            for table in ["accounts", "talent_private"] {
                if !backup::columns(conn, table)?.is_empty() && backup::count(conn, table)? > 0 {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }
}

fn identity_place(row: &str) -> Place<'_> {
    Place { table: "talent_private", column: "identity_sealed", row }
}

fn contact_place(row: &str) -> Place<'_> {
    Place { table: "talent_private", column: "contact_sealed", row }
}

fn member_row(enterprise: &EnterpriseId, account: &AccountId) -> String {
    format!("{enterprise}/{account}")
}

fn member_place(row: &str) -> Place<'_> {
    Place { table: "enterprise_members", column: "contact_sealed", row }
}

fn seal<T: Serialize>(keys: &Keys, place: Place<'_>, value: &T) -> Result<Vec<u8>> {
    keys.seal(place, &serde_json::to_vec(value).map_err(Error::internal)?)
}

fn open<T: DeserializeOwned>(keys: &Keys, place: Place<'_>, sealed: &[u8]) -> Result<T> {
    serde_json::from_slice(&keys.open_sealed(place, sealed)?).map_err(Error::internal)
}
