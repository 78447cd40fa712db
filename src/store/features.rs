//! Stored features: derived from talents and needs, may be dropped and rebuilt. What they hold is the engine's affair.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::db::Conn;
use super::json;
use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::schema::features::features;

/// Features as stored: whose, of which version.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<F> {
    /// The talent or need.
    pub id: String,
    /// The version they were made from.
    pub version: i32,
    /// What the engine made.
    pub features: F,
}

/// How many features there are, and how many of them `engine` made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Made by this engine.
    pub done: i64,
    /// All.
    pub all: i64,
}

/// How far features are those of `engine`.
pub fn progress(conn: &mut Conn, engine: &str) -> Result<Progress> {
    let all: i64 = features::table.count().get_result(conn)?;
    Ok(Progress { done: all - outdated(conn, engine)?, all })
}

/// How many features are those of `engine`, and of how many; `None` when all are, which is told without counting them.
pub fn renewal(conn: &mut Conn, engine: &str) -> Result<Option<(i64, i64)>> {
    let outdated = outdated(conn, engine)?;
    if outdated == 0 {
        return Ok(None);
    }
    let all: i64 = features::table.count().get_result(conn)?;
    Ok(Some((all - outdated, all)))
}

/// How many another engine made: what stands before and behind `engine` in the index, so that the many it made are not read.
fn outdated(conn: &mut Conn, engine: &str) -> Result<i64> {
    let before: i64 = features::table.filter(features::engine.lt(engine)).count().get_result(conn)?;
    let behind: i64 = features::table.filter(features::engine.gt(engine)).count().get_result(conn)?;
    Ok(before + behind)
}

/// The ids of one kind whose features another engine made, at most `most`, in their order.
pub fn list_outdated(conn: &mut Conn, entity: Entity, engine: &str, most: i64) -> Result<Vec<String>> {
    let ids = features::table
        .filter(features::entity.eq(entity))
        .filter(features::engine.ne(engine))
        .order(features::entity_id)
        .limit(most)
        .select(features::entity_id)
        .load(conn)?;
    Ok(ids)
}

/// The features of one thing, if `engine` made them.
pub fn find<F: DeserializeOwned>(conn: &mut Conn, entity: Entity, id: &str, engine: &str) -> Result<Option<Stored<F>>> {
    let row: Option<(String, i32, String)> = features::table
        .find((entity, id))
        .filter(features::engine.eq(engine))
        .select((features::entity_id, features::version, features::data))
        .first(conn)
        .optional()?;
    row.map(|(id, version, data)| stored(id, version, &data)).transpose()
}

/// True when this thing was matched before, by whatever engine.
pub fn exist(conn: &mut Conn, entity: Entity, id: &str) -> Result<bool> {
    let count: i64 = features::table.find((entity, id)).count().get_result(conn)?;
    Ok(count > 0)
}

/// All that was packed by `engine` of one kind, in the order of the ids: for building the index.
pub fn list_packed<P: DeserializeOwned>(conn: &mut Conn, entity: Entity, engine: &str) -> Result<Vec<Stored<P>>> {
    let rows: Vec<(String, i32, String)> = features::table
        .filter(features::entity.eq(entity))
        .filter(features::engine.eq(engine))
        .filter(features::sketch.ne(""))
        .order(features::entity_id)
        .select((features::entity_id, features::version, features::sketch))
        .load(conn)?;
    rows.into_iter().map(|(id, version, sketch)| stored(id, version, &sketch)).collect()
}

/// Of which versions the features of these are that `engine` made.
pub fn versions(conn: &mut Conn, entity: Entity, engine: &str, ids: &[&str]) -> Result<HashMap<String, i32>> {
    let stored = features::table
        .filter(features::entity.eq(entity))
        .filter(features::entity_id.eq_any(ids))
        .filter(features::engine.eq(engine));
    let rows: Vec<(String, i32)> = stored.select((features::entity_id, features::version)).load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Keeps features with what was packed of them (JSON), unless those of a newer version are there already.
pub fn put<F: Serialize>(
    conn: &mut Conn,
    now: Moment,
    (entity, engine): (Entity, &str),
    of: &Stored<F>,
    packed: &str,
) -> Result<()> {
    let known: Option<(i32, String)> =
        features::table.find((entity, &of.id)).select((features::version, features::engine)).first(conn).optional()?;
    if known.as_ref().is_some_and(|(version, made_by)| *version > of.version && made_by == engine) {
        return Ok(());
    }
    let data = json::text(&of.features)?;
    let values = (
        features::version.eq(of.version),
        features::engine.eq(engine),
        features::data.eq(data),
        features::sketch.eq(packed),
        features::updated_at.eq(now),
    );
    if known.is_some() {
        diesel::update(features::table.find((entity, &of.id))).set(values).execute(conn)?;
    } else {
        let key = (features::entity.eq(entity), features::entity_id.eq(&of.id));
        diesel::insert_into(features::table).values((key, values)).execute(conn)?;
    }
    Ok(())
}

/// Keeps those of several, each with what was packed of it. Those that another engine made are left to the renewal.
pub fn put_all<F: Serialize>(
    conn: &mut Conn,
    now: Moment,
    (entity, engine): (Entity, &str),
    all: Vec<(Stored<F>, String)>,
) -> Result<()> {
    let ids: Vec<&str> = all.iter().map(|(of, _)| of.id.as_str()).collect();
    let outdated: HashSet<String> = features::table
        .filter(features::entity.eq(entity))
        .filter(features::entity_id.eq_any(ids))
        .filter(features::engine.ne(engine))
        .select(features::entity_id)
        .load(conn)?
        .into_iter()
        .collect();
    for (of, packed) in all.iter().filter(|(of, _)| !outdated.contains(&of.id)) {
        put(conn, now, (entity, engine), of, packed)?;
    }
    Ok(())
}

/// Drops the features of a thing that is no longer matched.
pub fn remove(conn: &mut Conn, entity: Entity, id: &str) -> Result<()> {
    diesel::delete(features::table.find((entity, id))).execute(conn)?;
    Ok(())
}

fn stored<F: DeserializeOwned>(id: String, version: i32, data: &str) -> Result<Stored<F>> {
    let features = json::value(data)?;
    Ok(Stored { id, version, features })
}
