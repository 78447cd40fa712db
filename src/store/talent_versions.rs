//! Profiles as they were before an edit, kept once somebody outside the office had seen them; sealed like the person's name.

use diesel::prelude::*;

use super::db::Conn;
use super::sealed::{self, Contact, Disclosure, Whose};
use crate::domain::account::AccountId;
use crate::domain::error::{Error, Result};
use crate::domain::record::TalentRecord;
use crate::domain::talent::{Talent, TalentId};
use crate::domain::value::Moment;
use crate::keys::{Keys, Place};
use crate::schema::introductions::introductions;
use crate::schema::rights::talent_versions;

/// A profile as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The version it had.
    pub version: i32,
    /// When another took its place.
    pub replaced_at: Moment,
    /// What stood in it.
    pub record: TalentRecord,
}

/// Keeps what a profile says before it is written anew by its owner, if a firm was ever asked about it: what was shown stays
/// provable.
pub fn keep_if_shown(conn: &mut Conn, keys: &Keys, owner: &AccountId, before: &Talent, now: Moment) -> Result<()> {
    let shown: i64 = introductions::table
        .filter(introductions::talent_id.eq(&before.id))
        .filter(introductions::talent_answer.eq("yes").or(introductions::is_firm_first.eq(true)))
        .count()
        .get_result(conn)?;
    if shown == 0 {
        return Ok(());
    }
    let why = Disclosure::Owner(owner);
    let Contact::Talent(contact) = sealed::disclose(conn, keys, Whose::Talent(&before.id), why)? else {
        return Err(Error::internal("not a talent's contact"));
    };
    let identity = sealed::identity(conn, keys, &before.id)?;
    let record = TalentRecord { profile: before.profile.clone(), identity, contact };
    let plain = serde_json::to_vec(&record).map_err(Error::internal)?;
    let row = row(&before.id, before.version);
    diesel::insert_into(talent_versions::table)
        .values((
            talent_versions::talent_id.eq(&before.id),
            talent_versions::version.eq(before.version),
            talent_versions::record_sealed.eq(keys.seal(place(&row), &plain)?),
            talent_versions::replaced_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// The earlier versions of a profile for its owner, oldest first.
pub fn list(conn: &mut Conn, keys: &Keys, talent: &TalentId) -> Result<Vec<Earlier>> {
    let rows: Vec<(i32, Vec<u8>, Moment)> = talent_versions::table
        .filter(talent_versions::talent_id.eq(talent))
        .order(talent_versions::version)
        .select((talent_versions::version, talent_versions::record_sealed, talent_versions::replaced_at))
        .load(conn)?;
    let mut all = Vec::with_capacity(rows.len());
    for (version, sealed, replaced_at) in rows {
        let plain = keys.open_sealed(place(&row(talent, version)), &sealed)?;
        let record = serde_json::from_slice(&plain).map_err(Error::internal)?;
        all.push(Earlier { version, replaced_at, record });
    }
    Ok(all)
}

/// Removes them: the person is erased.
pub fn remove(conn: &mut Conn, talent: &TalentId) -> Result<()> {
    diesel::delete(talent_versions::table.filter(talent_versions::talent_id.eq(talent))).execute(conn)?;
    Ok(())
}

fn row(talent: &TalentId, version: i32) -> String {
    format!("{talent}/{version}")
}

fn place(row: &str) -> Place<'_> {
    Place { table: "talent_versions", column: "record_sealed", row }
}
