//! By what entries are found again: keyed hashes of names, numbers and addresses. However many entries share a mark, few
//! rows are read.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::audit::Entity;
use crate::domain::enterprise::EnterpriseState;
use crate::domain::error::Result;
use crate::domain::talent::TalentState;
use crate::keys::Keys;
use crate::schema::enterprises::enterprises;
use crate::schema::same::same_marks;
use crate::schema::talents::talents;

/// Entries read of one mark, the newest first.
pub const PER_MARK: i64 = 20;
/// Most entries that one is compared with.
pub const MOST_COMPARED: usize = 100;
/// Length of a kept hash, in hexadecimal digits.
const DIGITS: usize = 32;

/// A mark before it is hashed: its kind and its text.
pub type Clear = (&'static str, String);

/// The hash of a mark, one for people and another for firms.
fn hash(keys: &Keys, entity: Entity, (kind, text): &Clear) -> String {
    let mut hash = keys.lookup(&format!("same/{entity}/{kind}/{text}"));
    hash.truncate(DIGITS);
    hash
}

/// Keeps the marks of an entry in place of those it had.
pub fn replace(conn: &mut Conn, keys: &Keys, (entity, id): (Entity, &str), marks: &[Clear]) -> Result<()> {
    remove(conn, id)?;
    let hashes: BTreeMap<String, &str> = marks.iter().map(|mark| (hash(keys, entity, mark), mark.0)).collect();
    for (mark, kind) in hashes {
        diesel::insert_into(same_marks::table)
            .values((
                same_marks::mark.eq(mark),
                same_marks::entry_id.eq(id),
                same_marks::entity.eq(entity),
                same_marks::kind.eq(kind),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Forgets by what an entry is found.
pub fn remove(conn: &mut Conn, id: &str) -> Result<()> {
    diesel::delete(same_marks::table.filter(same_marks::entry_id.eq(id))).execute(conn)?;
    Ok(())
}

/// Other entries that share marks with one, each with the kinds of what they share: of each mark its newest bearers, at
/// most `MOST_COMPARED` in all. The marks that come first are looked up first.
pub fn bearers(
    conn: &mut Conn,
    keys: &Keys,
    (entity, id): (Entity, &str),
    marks: &[Clear],
) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for mark in marks {
        let others: Vec<String> = same_marks::table
            .filter(same_marks::mark.eq(hash(keys, entity, mark)))
            .filter(same_marks::entry_id.ne(id))
            .order(same_marks::entry_id.desc())
            .limit(PER_MARK)
            .select(same_marks::entry_id)
            .load(conn)?;
        for other in others {
            if found.len() < MOST_COMPARED || found.contains_key(&other) {
                found.entry(other).or_default().insert(mark.0.to_owned());
            }
        }
    }
    Ok(found)
}

/// True when an entry has marks.
pub fn are_kept(conn: &mut Conn, id: &str) -> Result<bool> {
    let first: Option<String> =
        same_marks::table.filter(same_marks::entry_id.eq(id)).select(same_marks::mark).first(conn).optional()?;
    Ok(first.is_some())
}

/// Entries of people and firms by id, after one; what is erased has no marks.
pub fn list_entries(conn: &mut Conn, after: &str, most: i64) -> Result<Vec<(String, Entity)>> {
    let people: Vec<String> = talents::table
        .filter(talents::id.gt(after))
        .filter(talents::state.ne(TalentState::Erased))
        .order(talents::id)
        .limit(most)
        .select(talents::id)
        .load(conn)?;
    let firms: Vec<String> = enterprises::table
        .filter(enterprises::id.gt(after))
        .filter(enterprises::state.ne(EnterpriseState::Erased))
        .order(enterprises::id)
        .limit(most)
        .select(enterprises::id)
        .load(conn)?;
    let people = people.into_iter().map(|id| (id, Entity::Talent));
    let mut all: Vec<_> = people.chain(firms.into_iter().map(|id| (id, Entity::Enterprise))).collect();
    all.sort();
    all.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(all)
}
