//! Versions of the taxonomy and the changes they are made of.

use diesel::dsl::max;
use diesel::prelude::*;

use super::db::{Conn, one_row};
use super::json;
use crate::domain::account::AccountId;
use crate::domain::error::Result;
use crate::domain::taxonomy::{ChangeId, Kept, Version};
use crate::domain::value::Moment;
use crate::schema::taxonomy::{taxonomy_changes, taxonomy_versions};

/// The number of the published version; 0 when none was published.
pub fn latest(conn: &mut Conn) -> Result<i32> {
    let number: Option<i32> = taxonomy_versions::table.select(max(taxonomy_versions::number)).first(conn)?;
    Ok(number.unwrap_or(0))
}

/// Every version, the first one first.
pub fn list_versions(conn: &mut Conn) -> Result<Vec<Version>> {
    type Row = (i32, i32, AccountId, String, i32, String, Moment);
    let rows: Vec<Row> = taxonomy_versions::table
        .order(taxonomy_versions::number)
        .select((
            taxonomy_versions::number,
            taxonomy_versions::parent,
            taxonomy_versions::account_id,
            taxonomy_versions::note,
            taxonomy_versions::differing,
            taxonomy_versions::hash,
            taxonomy_versions::created_at,
        ))
        .load(conn)?;
    let version = |(number, parent, by, note, differing, hash, at): Row| Version {
        number,
        parent,
        at,
        by,
        note,
        differing,
        hash,
    };
    Ok(rows.into_iter().map(version).collect())
}

/// Every change, in the order in which they were made.
pub fn list_changes(conn: &mut Conn) -> Result<Vec<Kept>> {
    type Row = (ChangeId, Option<i32>, AccountId, String, Moment);
    let rows: Vec<Row> = taxonomy_changes::table
        .order((taxonomy_changes::created_at, taxonomy_changes::id))
        .select((
            taxonomy_changes::id,
            taxonomy_changes::version,
            taxonomy_changes::account_id,
            taxonomy_changes::change,
            taxonomy_changes::created_at,
        ))
        .load(conn)?;
    let kept = |(id, version, by, change, at): Row| Ok(Kept { id, version, by, at, change: json::value(&change)? });
    rows.into_iter().map(kept).collect()
}

/// Puts a change into the draft.
pub fn add_change(conn: &mut Conn, kept: &Kept) -> Result<()> {
    let row = (
        taxonomy_changes::id.eq(&kept.id),
        taxonomy_changes::version.eq(kept.version),
        taxonomy_changes::account_id.eq(&kept.by),
        taxonomy_changes::change.eq(json::text(&kept.change)?),
        taxonomy_changes::created_at.eq(kept.at),
    );
    diesel::insert_into(taxonomy_changes::table).values(row).execute(conn)?;
    Ok(())
}

/// Takes a change out of the draft; what was published stays.
pub fn remove_change(conn: &mut Conn, id: &ChangeId) -> Result<()> {
    let drafted = taxonomy_changes::table.filter(taxonomy_changes::id.eq(id).and(taxonomy_changes::version.is_null()));
    one_row(diesel::delete(drafted).execute(conn)?)
}

/// Adds a version; `Conflict("duplicate")` when its number was taken meanwhile.
pub fn add_version(conn: &mut Conn, version: &Version) -> Result<()> {
    let row = (
        taxonomy_versions::number.eq(version.number),
        taxonomy_versions::parent.eq(version.parent),
        taxonomy_versions::account_id.eq(&version.by),
        taxonomy_versions::note.eq(&version.note),
        taxonomy_versions::differing.eq(version.differing),
        taxonomy_versions::hash.eq(&version.hash),
        taxonomy_versions::created_at.eq(version.at),
    );
    diesel::insert_into(taxonomy_versions::table).values(row).execute(conn)?;
    Ok(())
}

/// Gives changes of the draft to a version; `Conflict("version")` when one of them is there no more.
pub fn publish_changes(conn: &mut Conn, number: i32, ids: &[ChangeId]) -> Result<()> {
    for id in ids {
        let drafted =
            taxonomy_changes::table.filter(taxonomy_changes::id.eq(id).and(taxonomy_changes::version.is_null()));
        one_row(diesel::update(drafted).set(taxonomy_changes::version.eq(number)).execute(conn)?)?;
    }
    Ok(())
}
