//! Joinings of two entries and what they moved.

use std::collections::HashMap;

use diesel::prelude::*;

use super::db::{Conn, one_row};
use crate::domain::account::AccountId;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::same::{Join, JoinId, Moved, SameId};
use crate::domain::value::Moment;
use crate::schema::same::{same_joins, same_moves};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = same_joins)]
struct Row {
    id: JoinId,
    same_id: SameId,
    entity: Entity,
    kept_id: String,
    gone_id: String,
    state_before: String,
    joined_by: AccountId,
    joined_at: Moment,
    disputed_at: Option<Moment>,
    undone_at: Option<Moment>,
    undone_by: Option<AccountId>,
}

impl From<Row> for Join {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            same: row.same_id,
            entity: row.entity,
            kept: row.kept_id,
            gone: row.gone_id,
            state_before: row.state_before,
            joined_by: row.joined_by,
            joined_at: row.joined_at,
            disputed_at: row.disputed_at,
            undone_at: row.undone_at,
            undone_by: row.undone_by,
        }
    }
}

impl From<&Join> for Row {
    fn from(join: &Join) -> Self {
        let join = join.clone();
        Self {
            id: join.id,
            same_id: join.same,
            entity: join.entity,
            kept_id: join.kept,
            gone_id: join.gone,
            state_before: join.state_before,
            joined_by: join.joined_by,
            joined_at: join.joined_at,
            disputed_at: join.disputed_at,
            undone_at: join.undone_at,
            undone_by: join.undone_by,
        }
    }
}

/// The joining with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &JoinId) -> Result<Join> {
    let row: Option<Row> = same_joins::table.find(id).select(Row::as_select()).first(conn).optional()?;
    row.map(Join::from).ok_or(Error::Missing("join"))
}

/// The last joining that came of a pair, undone or not.
pub fn last_of(conn: &mut Conn, pair: &SameId) -> Result<Option<Join>> {
    let of_pair = same_joins::table.filter(same_joins::same_id.eq(pair)).order(same_joins::id.desc());
    let row: Option<Row> = of_pair.select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Join::from))
}

/// The same of several pairs; those of which nothing came are left out.
pub fn last_of_all(conn: &mut Conn, pairs: &[SameId]) -> Result<HashMap<SameId, Join>> {
    let mut found = HashMap::new();
    for some in pairs.chunks(500) {
        let rows = same_joins::table.filter(same_joins::same_id.eq_any(some)).order(same_joins::id);
        let rows: Vec<Row> = rows.select(Row::as_select()).load(conn)?;
        found.extend(rows.into_iter().map(|row| (row.same_id.clone(), Join::from(row))));
    }
    Ok(found)
}

/// The joining by which an entry went into another, while it stands.
pub fn standing(conn: &mut Conn, gone: &str) -> Result<Option<Join>> {
    let of_gone = same_joins::table.filter(same_joins::gone_id.eq(gone)).filter(same_joins::undone_at.is_null());
    let row: Option<Row> = of_gone.order(same_joins::id.desc()).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Join::from))
}

/// The entry that stands for one: itself, or what it was joined into.
pub fn kept_for(conn: &mut Conn, entry: &str) -> Result<String> {
    let mut kept = entry.to_owned();
    while let Some(join) = standing(conn, &kept)? {
        kept = join.kept;
    }
    Ok(kept)
}

/// The entries that are joined into one, and into those.
pub fn joined_into(conn: &mut Conn, kept: &str) -> Result<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    let mut next = vec![kept.to_owned()];
    while !next.is_empty() {
        next = same_joins::table
            .filter(same_joins::kept_id.eq_any(&next))
            .filter(same_joins::undone_at.is_null())
            .order(same_joins::id)
            .select(same_joins::gone_id)
            .load(conn)?;
        found.extend(next.iter().cloned());
    }
    Ok(found)
}

/// Standing joinings of a kind made at or before `before`, oldest first.
pub fn list_until(conn: &mut Conn, entity: Entity, before: Moment) -> Result<Vec<Join>> {
    let old = same_joins::table
        .filter(same_joins::entity.eq(entity))
        .filter(same_joins::joined_at.le(before))
        .filter(same_joins::undone_at.is_null());
    let rows: Vec<Row> = old.order(same_joins::id).select(Row::as_select()).load(conn)?;
    Ok(rows.into_iter().map(Join::from).collect())
}

/// Keeps a new joining.
pub fn add(conn: &mut Conn, join: &Join) -> Result<()> {
    diesel::insert_into(same_joins::table).values(Row::from(join)).execute(conn)?;
    Ok(())
}

/// Notes that a joining was undone; of two at once, one gets a conflict.
pub fn undo(conn: &mut Conn, id: &JoinId, officer: &AccountId, now: Moment) -> Result<()> {
    let mine = same_joins::table.find(id).filter(same_joins::undone_at.is_null());
    one_row(diesel::update(mine).set((same_joins::undone_at.eq(now), same_joins::undone_by.eq(officer))).execute(conn)?)
}

/// Notes that somebody concerned says that it is wrong; true the first time.
pub fn dispute(conn: &mut Conn, id: &JoinId, now: Moment) -> Result<bool> {
    let mine =
        same_joins::table.find(id).filter(same_joins::undone_at.is_null()).filter(same_joins::disputed_at.is_null());
    Ok(diesel::update(mine).set(same_joins::disputed_at.eq(now)).execute(conn)? == 1)
}

/// Notes what a joining moved.
pub fn note(conn: &mut Conn, id: &JoinId, kind: Moved, moved: &str) -> Result<()> {
    diesel::insert_into(same_moves::table)
        .values((same_moves::join_id.eq(id), same_moves::kind.eq(kind), same_moves::moved.eq(moved)))
        .execute(conn)?;
    Ok(())
}

/// What of a kind a joining moved.
pub fn moved(conn: &mut Conn, id: &JoinId, kind: Moved) -> Result<Vec<String>> {
    Ok(same_moves::table
        .filter(same_moves::join_id.eq(id).and(same_moves::kind.eq(kind)))
        .order(same_moves::moved)
        .select(same_moves::moved)
        .load(conn)?)
}
