//! Change marks: what must be matched again, in the transaction that changed it. Marks are claimed by lease, so that no
//! transaction stays open while a change is matched.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::db::{Conn, one_row};
use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::need::NeedId;
use crate::domain::value::Moment;
use crate::schema::changes::changes;

/// A mark as it waits: number, kind and id of the thing, version, batch, when, fence.
type Waiting = (i64, Entity, String, i32, Option<String>, Moment, i32);

/// A claim holds for so many seconds.
pub const LEASE_SECONDS: i64 = 60;

/// A claimed mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// Key of the mark.
    pub id: i64,
    /// Talent or need.
    pub entity: Entity,
    /// Which one.
    pub entity_id: String,
    /// Its version at the change; 0 for a need of which nothing changed, but many people who may fit it.
    pub version: i32,
    /// The import or load it belongs to.
    pub batch: Option<String>,
    /// When it changed.
    pub at: Moment,
    /// Number of this claim; a later claim has a higher one.
    pub fence: i32,
}

/// What a node that follows needs to know of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Talent or need.
    pub entity: Entity,
    /// Which one.
    pub entity_id: String,
    /// Its version at the change.
    pub version: i32,
    /// When it changed.
    pub at: Moment,
}

/// Marks a version of a talent or need as to be matched. Rows of one import or load share a `batch`.
pub fn add(conn: &mut Conn, at: Moment, entity: Entity, id: &str, version: i32, batch: Option<&str>) -> Result<()> {
    diesel::insert_into(changes::table)
        .values((
            changes::entity.eq(entity),
            changes::entity_id.eq(id),
            changes::version.eq(version),
            changes::batch.eq(batch),
            changes::at.eq(at),
            changes::fence.eq(0),
        ))
        .execute(conn)?;
    Ok(())
}

/// True when a mark waits that nobody holds.
pub fn are_waiting(conn: &mut Conn, now: Moment) -> Result<bool> {
    let first: Option<i64> = changes::table
        .filter(changes::matched_at.is_null())
        .filter(changes::lease_until.is_null().or(changes::lease_until.lt(now)))
        .select(changes::id)
        .first(conn)
        .optional()?;
    Ok(first.is_some())
}

/// True while the matching has not come to the end of the marks, held or not.
pub fn is_matching(conn: &mut Conn) -> Result<bool> {
    let first: Option<i64> =
        changes::table.filter(changes::matched_at.is_null()).select(changes::id).first(conn).optional()?;
    Ok(first.is_some())
}

/// Claims the `most` oldest marks that wait, and with them whatever else waits of the same things.
pub fn claim(conn: &mut Conn, now: Moment, most: i64) -> Result<Vec<Claimed>> {
    let waiting = || {
        let columns = (
            changes::id,
            changes::entity,
            changes::entity_id,
            changes::version,
            changes::batch,
            changes::at,
            changes::fence,
        );
        changes::table
            .filter(changes::matched_at.is_null())
            .filter(changes::lease_until.is_null().or(changes::lease_until.lt(now)))
            .order(changes::id)
            .select(columns)
    };
    let mut rows: Vec<Waiting> = waiting().limit(most).load(conn)?;
    if let Some(last) = rows.last().map(|row| row.0).filter(|_| rows.len() as i64 == most) {
        let things: Vec<String> = rows.iter().map(|row| row.2.clone()).collect();
        let later = waiting().filter(changes::id.gt(last)).filter(changes::entity_id.eq_any(things));
        rows.extend(later.load::<Waiting>(conn)?);
    }
    let mut claimed = Vec::with_capacity(rows.len());
    for (id, entity, entity_id, version, batch, at, fence) in rows {
        let mine = changes::table.find(id).filter(changes::fence.eq(fence)).filter(changes::matched_at.is_null());
        let until = now + TimeDelta::seconds(LEASE_SECONDS);
        let taken =
            diesel::update(mine).set((changes::lease_until.eq(until), changes::fence.eq(fence + 1))).execute(conn)?;
        // Another node may have been quicker; then the mark is theirs.
        if taken == 1 {
            claimed.push(Claimed { id, entity, entity_id, version, batch, at, fence: fence + 1 });
        }
    }
    Ok(claimed)
}

/// Marks a claimed change as matched; `Conflict` when the claim has passed to somebody else.
pub fn done(conn: &mut Conn, now: Moment, id: i64, fence: i32) -> Result<()> {
    let mine = changes::table.find(id).filter(changes::fence.eq(fence)).filter(changes::matched_at.is_null());
    let rows = diesel::update(mine)
        .set((changes::matched_at.eq(now), changes::lease_until.eq(None::<Moment>)))
        .execute(conn)?;
    one_row(rows)
}

/// The changes since `since`, oldest first. Whoever follows asks with an overlap and skips what it has.
pub fn since(conn: &mut Conn, since: Moment) -> Result<Vec<Seen>> {
    let rows: Vec<(Entity, String, i32, Moment)> = changes::table
        .filter(changes::at.ge(since))
        .order((changes::at, changes::id))
        .select((changes::entity, changes::entity_id, changes::version, changes::at))
        .load(conn)?;
    Ok(rows.into_iter().map(|(entity, entity_id, version, at)| Seen { entity, entity_id, version, at }).collect())
}

/// Holds a batch for this transaction, so that of two nodes that finish its last changes one sees the other's work.
pub fn hold_batch(conn: &mut Conn, batch: &str) -> Result<()> {
    let first: Option<i64> =
        changes::table.filter(changes::batch.eq(batch)).select(diesel::dsl::min(changes::id)).first(conn)?;
    if let Some(first) = first {
        diesel::update(changes::table.find(first)).set(changes::batch.eq(batch)).execute(conn)?;
    }
    Ok(())
}

/// The distinct things that changed with a batch, or `None` while anything is still to be matched for it.
pub fn finished_batch(conn: &mut Conn, batch: &str) -> Result<Option<Vec<(Entity, String)>>> {
    let waiting = changes::table.filter(changes::batch.eq(batch)).filter(changes::matched_at.is_null());
    if waiting.select(changes::id).first::<i64>(conn).optional()?.is_some() {
        return Ok(None);
    }
    let things = changes::table
        .filter(changes::batch.eq(batch))
        .filter(changes::version.gt(0))
        .select((changes::entity, changes::entity_id))
        .distinct()
        .load(conn)?;
    Ok(Some(things))
}

/// The people of a batch who wait to be matched, held or not, each once.
pub fn people_waiting(conn: &mut Conn, batch: &str) -> Result<Vec<String>> {
    let waiting = changes::table.filter(changes::batch.eq(batch)).filter(changes::matched_at.is_null());
    let people = waiting.filter(changes::entity.eq(Entity::Talent));
    Ok(people.select(changes::entity_id).distinct().order(changes::entity_id).load(conn)?)
}

/// Takes away what people of a batch wait for and marks needs instead. The newest mark stays, so that the batch is not at its end
/// before it is worked off, not even where there is no need. Claims of the others are void.
pub fn pass_to_needs(conn: &mut Conn, now: Moment, batch: &str, needs: &[NeedId]) -> Result<()> {
    let waiting = || {
        changes::table
            .filter(changes::batch.eq(batch))
            .filter(changes::entity.eq(Entity::Talent))
            .filter(changes::matched_at.is_null())
    };
    let Some(newest) = waiting().select(diesel::dsl::max(changes::id)).first::<Option<i64>>(conn)? else {
        return Ok(());
    };
    let free = (changes::lease_until.eq(None::<Moment>), changes::fence.eq(changes::fence + 1));
    diesel::update(waiting()).set(free).execute(conn)?;
    diesel::update(waiting().filter(changes::id.ne(newest))).set(changes::matched_at.eq(now)).execute(conn)?;
    needs.iter().try_for_each(|need| add(conn, now, Entity::Need, need.as_str(), 0, Some(batch)))
}
