//! Searches that officers keep. Their names and words are sealed, since people search for names.

use diesel::prelude::*;

use super::db::{Conn, one_row};
use crate::domain::account::AccountId;
use crate::domain::error::{Error, Result};
use crate::domain::listing::ListNoun;
use crate::domain::saved_search::{SavedSearch, SavedSearchId, Search};
use crate::domain::value::Moment;
use crate::keys::{Keys, Place};
use crate::schema::searches::saved_searches;

type Row = (SavedSearchId, AccountId, ListNoun, i32, Vec<u8>, Moment);

const COLUMNS: (
    saved_searches::id,
    saved_searches::account_id,
    saved_searches::noun,
    saved_searches::version,
    saved_searches::search_sealed,
    saved_searches::created_at,
) = (
    saved_searches::id,
    saved_searches::account_id,
    saved_searches::noun,
    saved_searches::version,
    saved_searches::search_sealed,
    saved_searches::created_at,
);

fn opened(keys: &Keys, (id, account, noun, version, sealed, created_at): Row) -> Result<SavedSearch> {
    let search: Search = serde_json::from_slice(&keys.open_sealed(place(&id), &sealed)?).map_err(Error::internal)?;
    Ok(SavedSearch { id, account, noun, version, search, created_at })
}

fn sealed(keys: &Keys, kept: &SavedSearch) -> Result<Vec<u8>> {
    keys.seal(place(&kept.id), &serde_json::to_vec(&kept.search).map_err(Error::internal)?)
}

fn place(id: &SavedSearchId) -> Place<'_> {
    Place { table: "saved_searches", column: "search_sealed", row: id.as_str() }
}

/// The searches of an account in one list, oldest first.
pub fn list(conn: &mut Conn, keys: &Keys, account: &AccountId, noun: ListNoun) -> Result<Vec<SavedSearch>> {
    let rows: Vec<Row> = saved_searches::table
        .filter(saved_searches::account_id.eq(account))
        .filter(saved_searches::noun.eq(noun))
        .order(saved_searches::id)
        .select(COLUMNS)
        .load(conn)?;
    rows.into_iter().map(|row| opened(keys, row)).collect()
}

/// A search of an account; somebody else's is missing.
pub fn get(conn: &mut Conn, keys: &Keys, account: &AccountId, id: &SavedSearchId) -> Result<SavedSearch> {
    let own = saved_searches::table.find(id).filter(saved_searches::account_id.eq(account));
    let row: Option<Row> = own.select(COLUMNS).first(conn).optional()?;
    opened(keys, row.ok_or(Error::Missing("saved_search"))?)
}

/// Keeps a new one.
pub fn add(conn: &mut Conn, keys: &Keys, new: &SavedSearch) -> Result<()> {
    diesel::insert_into(saved_searches::table)
        .values((
            saved_searches::id.eq(&new.id),
            saved_searches::account_id.eq(&new.account),
            saved_searches::noun.eq(new.noun),
            saved_searches::version.eq(new.version),
            saved_searches::search_sealed.eq(sealed(keys, new)?),
            saved_searches::created_at.eq(new.created_at),
            saved_searches::updated_at.eq(new.created_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Keeps a changed one; guarded by the version.
pub fn save(conn: &mut Conn, keys: &Keys, changed: &SavedSearch, now: Moment) -> Result<()> {
    let standing = saved_searches::table
        .filter(saved_searches::id.eq(&changed.id).and(saved_searches::version.eq(changed.version)));
    let rows = diesel::update(standing)
        .set((
            saved_searches::version.eq(changed.version + 1),
            saved_searches::search_sealed.eq(sealed(keys, changed)?),
            saved_searches::updated_at.eq(now),
        ))
        .execute(conn)?;
    one_row(rows)
}

/// Removes one; guarded by the version.
pub fn remove(conn: &mut Conn, gone: &SavedSearch) -> Result<()> {
    let standing =
        saved_searches::table.filter(saved_searches::id.eq(&gone.id).and(saved_searches::version.eq(gone.version)));
    one_row(diesel::delete(standing).execute(conn)?)
}

/// Removes all of an account.
pub fn remove_by_account(conn: &mut Conn, account: &AccountId) -> Result<()> {
    diesel::delete(saved_searches::table.filter(saved_searches::account_id.eq(account))).execute(conn)?;
    Ok(())
}
