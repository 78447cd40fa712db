//! Pairs of entries that may be one.

use std::collections::HashSet;

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::db::{Conn, one_row};
use super::json;
use crate::domain::account::AccountId;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::likeness::{Likelihood, Likeness};
use crate::domain::paging::{Page, Paging};
use crate::domain::same::{Same, SameId, SameState};
use crate::domain::value::Moment;
use crate::schema::same::same_pairs;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = same_pairs, treat_none_as_null = true, treat_none_as_default_value = false)]
struct Row {
    id: SameId,
    entity: Entity,
    first_id: String,
    second_id: String,
    entrant_id: String,
    likelihood: Likelihood,
    facts: String,
    state: SameState,
    version: i32,
    found_at: Moment,
    decided_at: Option<Moment>,
    decided_by: Option<AccountId>,
}

impl Row {
    fn of(pair: &Same) -> Result<Self> {
        Ok(Self {
            id: pair.id.clone(),
            entity: pair.entity,
            first_id: pair.first.clone(),
            second_id: pair.second.clone(),
            entrant_id: pair.entrant.clone(),
            likelihood: pair.likeness.likelihood,
            facts: json::text(&pair.likeness.facts)?,
            state: pair.state,
            version: pair.version,
            found_at: pair.found_at,
            decided_at: pair.decided_at,
            decided_by: pair.decided_by.clone(),
        })
    }

    fn pair(self) -> Result<Same> {
        Ok(Same {
            id: self.id,
            entity: self.entity,
            first: self.first_id,
            second: self.second_id,
            entrant: self.entrant_id,
            likeness: Likeness { likelihood: self.likelihood, facts: json::value(&self.facts)? },
            state: self.state,
            version: self.version,
            found_at: self.found_at,
            decided_at: self.decided_at,
            decided_by: self.decided_by,
        })
    }
}

fn all(rows: Vec<Row>) -> Result<Vec<Same>> {
    rows.into_iter().map(Row::pair).collect()
}

/// The pair with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &SameId) -> Result<Same> {
    let row: Option<Row> = same_pairs::table.find(id).select(Row::as_select()).first(conn).optional()?;
    row.ok_or(Error::Missing("same"))?.pair()
}

/// The pair of two entries, whatever became of it.
pub fn find(conn: &mut Conn, one: &str, other: &str) -> Result<Option<Same>> {
    let (first, second) = if one < other { (one, other) } else { (other, one) };
    let row: Option<Row> = same_pairs::table
        .filter(same_pairs::first_id.eq(first).and(same_pairs::second_id.eq(second)))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Row::pair).transpose()
}

/// The pairs of an entry in a state, oldest first.
pub fn list_of(conn: &mut Conn, entry: &str, state: SameState) -> Result<Vec<Same>> {
    let is_of = same_pairs::first_id.eq(entry).or(same_pairs::second_id.eq(entry));
    let rows: Vec<Row> = same_pairs::table
        .filter(is_of)
        .filter(same_pairs::state.eq(state))
        .order(same_pairs::id)
        .select(Row::as_select())
        .load(conn)?;
    all(rows)
}

/// A page of pairs in a state; what has waited longest comes first.
pub fn list(conn: &mut Conn, state: SameState, paging: &Paging) -> Result<Page<Same>> {
    let mut query = same_pairs::table.filter(same_pairs::state.eq(state)).select(Row::as_select()).into_boxed();
    if let Some(after) = &paging.after {
        query = query.filter(same_pairs::id.gt(after.clone()));
    }
    let rows: Vec<Row> = query.order(same_pairs::id).limit(paging.limit + 1).load(conn)?;
    Ok(Page::cut(all(rows)?, paging, |pair| pair.id.to_string()))
}

/// How many pairs are in a state: people, firms.
pub fn count(conn: &mut Conn, state: SameState) -> Result<(i64, i64)> {
    let rows: Vec<(Entity, i64)> = same_pairs::table
        .filter(same_pairs::state.eq(state))
        .group_by(same_pairs::entity)
        .select((same_pairs::entity, count_star()))
        .load(conn)?;
    let of = |entity: Entity| rows.iter().find(|(known, _)| *known == entity).map_or(0, |(_, n)| *n);
    Ok((of(Entity::Talent), of(Entity::Enterprise)))
}

/// How many pairs are in each state that has any.
pub fn count_by_state(conn: &mut Conn) -> Result<Vec<(SameState, i64)>> {
    Ok(same_pairs::table.group_by(same_pairs::state).select((same_pairs::state, count_star())).load(conn)?)
}

/// Those of these entries that are in an open pair. The entries are few and open pairs may be many, so the state is weighed
/// here: a database without statistics would look through all that are open.
pub fn among(conn: &mut Conn, entries: &[String]) -> Result<HashSet<String>> {
    let firsts = same_pairs::table.filter(same_pairs::first_id.eq_any(entries));
    let firsts: Vec<(String, SameState)> = firsts.select((same_pairs::first_id, same_pairs::state)).load(conn)?;
    let seconds = same_pairs::table.filter(same_pairs::second_id.eq_any(entries));
    let seconds: Vec<(String, SameState)> = seconds.select((same_pairs::second_id, same_pairs::state)).load(conn)?;
    let is_open = |(_, state): &(String, SameState)| *state == SameState::Open;
    Ok(firsts.into_iter().chain(seconds).filter(is_open).map(|(id, _)| id).collect())
}

/// Keeps a new pair.
pub fn add(conn: &mut Conn, pair: &Same) -> Result<()> {
    diesel::insert_into(same_pairs::table).values(Row::of(pair)?).execute(conn)?;
    Ok(())
}

/// Keeps a changed pair: its version grows by one, guarded by the version it was read with.
pub fn save(conn: &mut Conn, pair: &mut Same) -> Result<()> {
    let read = pair.version;
    pair.version = read + 1;
    let mine = same_pairs::table.filter(same_pairs::id.eq(pair.id.clone()).and(same_pairs::version.eq(read)));
    one_row(diesel::update(mine).set(Row::of(pair)?).execute(conn)?)
}

/// Removes a pair that came with a joining which is undone, and on which nobody has decided.
pub fn remove(conn: &mut Conn, pair: &Same) -> Result<()> {
    let mine = same_pairs::table.filter(same_pairs::id.eq(&pair.id).and(same_pairs::version.eq(pair.version)));
    one_row(diesel::delete(mine).execute(conn)?)
}
