//! The in-memory index in step with what is committed: built from stored features, then following the change marks. It is
//! written here alone, under one lock, so that an older reading never replaces a newer one.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{MutexGuard, PoisonError, RwLockReadGuard, RwLockWriteGuard};

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::need::{Need, NeedId};
use crate::domain::talent::{Talent, TalentId};
use crate::domain::value::Moment;
use crate::matching::document::{NeedDocument, PersonDocument};
use crate::matching::{Index, NeedFeatures, PersonFeatures};
use crate::proposals::known::{self, Source};
use crate::proposals::many;
use crate::store::changes::Seen;
use crate::store::db::Conn;
use crate::store::features::Stored;
use crate::store::{changes, enterprises, features, need_waits, needs, talents};

/// Marks are read again for so long: a transaction that began earlier may commit later.
const OVERLAP_SECONDS: i64 = 60;
/// More people than these are a load, and their features are stored as they are made.
const FEW: usize = 50;

/// The index to be asked.
pub fn read(ctx: &Context) -> RwLockReadGuard<'_, Index> {
    ctx.index.read().unwrap_or_else(PoisonError::into_inner)
}

/// Brings the index up to all that is committed; builds it the first time.
pub fn follow(ctx: &Context) -> Result<()> {
    let mut followed = lock(ctx);
    let now = ctx.now();
    let since = followed.map_or(now, |at| at) - TimeDelta::seconds(OVERLAP_SECONDS);
    if followed.is_none() {
        build(ctx)?;
    }
    let mut newest: HashMap<(Entity, String), Seen> = HashMap::new();
    for seen in ctx.db.read(|conn| changes::since(conn, since))? {
        newest.insert((seen.entity, seen.entity_id.clone()), seen);
    }
    let mut people: BTreeSet<TalentId> = BTreeSet::new();
    for seen in newest.into_values().filter(|seen| !is_known(ctx, seen)) {
        match seen.entity {
            Entity::Talent => drop(people.insert(seen.entity_id.parse().map_err(Error::internal)?)),
            _ => drop(put_need(ctx, &seen.entity_id.parse().map_err(Error::internal)?)?),
        }
    }
    put_people(ctx, people.into_iter().collect())?;
    *followed = Some(now);
    Ok(())
}

/// A person as committed, with features, now in the index; `None`, and out of it, when nobody may be proposed to them.
pub fn talent(ctx: &Context, id: &TalentId) -> Result<Option<(Talent, PersonFeatures)>> {
    let _held = lock(ctx);
    put_talent(ctx, id)
}

/// A need as committed, with features, now in the index; `None`, and out of it, when nobody may be proposed for it.
pub fn need(ctx: &Context, id: &NeedId) -> Result<Option<(Need, NeedFeatures)>> {
    let _held = lock(ctx);
    put_need(ctx, id)
}

fn lock(ctx: &Context) -> MutexGuard<'_, Option<Moment>> {
    ctx.followed.lock().unwrap_or_else(PoisonError::into_inner)
}

fn write(ctx: &Context) -> RwLockWriteGuard<'_, Index> {
    ctx.index.write().unwrap_or_else(PoisonError::into_inner)
}

fn is_known(ctx: &Context, seen: &Seen) -> bool {
    let index = read(ctx);
    let known = match seen.entity {
        Entity::Talent => index.person_version(&seen.entity_id),
        _ => index.need_version(&seen.entity_id),
    };
    known.is_some_and(|version| version >= seen.version)
}

/// Fills an empty index: what is packed and of the right version is taken as it is, the rest made anew, on all cores. Features of
/// people are stored as they are made; those of needs when they are matched, by which the office hears of a need once.
fn build(ctx: &Context) -> Result<()> {
    let engine = &ctx.engine;
    let (mut people, mut wanted) = (Vec::new(), Vec::new());
    let (new_people, new_needs) =
        ctx.db.read(|conn| Ok((stored_people(ctx, conn, &mut people)?, stored_needs(ctx, conn, &mut wanted)?)))?;
    people.extend(many::documents(ctx, new_people)?);
    wanted.extend(many::on_all_cores(new_needs, |need| {
        engine.need_document(need.id.as_str(), need.version, engine.pack_need(&engine.need(&need.brief)))
    }));
    *write(ctx) = Index::build(people, wanted);
    Ok(())
}

/// Adds the documents of people that are stored and gives back those whose features are still to be packed.
fn stored_people(ctx: &Context, conn: &mut Conn, people: &mut Vec<PersonDocument>) -> Result<Vec<(Talent, Source)>> {
    let (engine, accepted_first) = (&ctx.engine, ctx.config.review.accepts_first());
    let mut packed = by_id(features::list_packed(conn, Entity::Talent, &engine.versions())?);
    let mut rest = Vec::new();
    for talent in talents::list_matched(conn)?.into_iter().filter(|t| t.is_proposed(accepted_first)) {
        match packed.remove(&(talent.id.to_string(), talent.version)) {
            Some(packed) => people.extend(engine.person_document(talent.id.as_str(), talent.version, packed)),
            None => {
                let source = known::source(ctx, conn, &talent)?;
                rest.push((talent, source));
            }
        }
    }
    Ok(rest)
}

/// The same of needs.
fn stored_needs(ctx: &Context, conn: &mut Conn, wanted: &mut Vec<NeedDocument>) -> Result<Vec<Need>> {
    let engine = &ctx.engine;
    let mut packed = by_id(features::list_packed(conn, Entity::Need, &engine.versions())?);
    let mut rest = Vec::new();
    for need in needs::list_matched(conn)? {
        match packed.remove(&(need.id.to_string(), need.version)) {
            Some(packed) => wanted.extend(engine.need_document(need.id.as_str(), need.version, packed)),
            None => rest.push(need),
        }
    }
    Ok(rest)
}

fn by_id<P>(all: Vec<Stored<P>>) -> HashMap<(String, i32), P> {
    all.into_iter().map(|one| ((one.id, one.version), one.features)).collect()
}

fn put_people(ctx: &Context, ids: Vec<TalentId>) -> Result<()> {
    if ids.len() <= FEW {
        return ids.iter().try_for_each(|id| put_talent(ctx, id).map(drop));
    }
    for some in ids.chunks(many::SOME) {
        let documents = many::documents(ctx, many::read(ctx, some)?)?;
        let there: HashSet<&str> = documents.iter().map(|document| document.key.as_str()).collect();
        let gone: Vec<&TalentId> = some.iter().filter(|id| !there.contains(id.as_str())).collect();
        let mut index = write(ctx);
        gone.into_iter().for_each(|id| index.remove_person(id.as_str()));
        documents.into_iter().for_each(|document| index.put_person(document));
        drop(index);
        fold(ctx);
    }
    Ok(())
}

fn put_talent(ctx: &Context, id: &TalentId) -> Result<Option<(Talent, PersonFeatures)>> {
    let accepted_first = ctx.config.review.accepts_first();
    let found = ctx.db.read(|conn| {
        let talent = talents::find(conn, id)?.filter(|t| t.is_proposed(accepted_first));
        talent.map(|talent| known::of_person(ctx, conn, &talent).map(|features| (talent, features))).transpose()
    })?;
    match &found {
        Some((talent, features)) => {
            let packed = ctx.engine.pack_person(features);
            if let Some(document) = ctx.engine.person_document(id.as_str(), talent.version, packed) {
                write(ctx).put_person(document);
            }
        }
        None => write(ctx).remove_person(id.as_str()),
    }
    fold(ctx);
    Ok(found)
}

fn put_need(ctx: &Context, id: &NeedId) -> Result<Option<(Need, NeedFeatures)>> {
    let found = ctx.db.read(|conn| {
        let Some(need) = needs::find(conn, id)? else { return Ok(None) };
        if !need_waits::is_matched(conn, &need)? {
            return Ok(None);
        }
        let firm = enterprises::get(conn, &need.enterprise)?;
        Ok(firm.state.is_active().then_some(need))
    })?;
    let found = match found {
        Some(need) => known::need(ctx, &need).map(|features| Some((need, features)))?,
        None => None,
    };
    match &found {
        Some((need, features)) => {
            let packed = ctx.engine.pack_need(features);
            if let Some(document) = ctx.engine.need_document(id.as_str(), need.version, packed) {
                write(ctx).put_need(document);
            }
        }
        None => write(ctx).remove_need(id.as_str()),
    }
    fold(ctx);
    Ok(found)
}

/// Folds what has come in lately into the laid-out part, aside: whoever asks the index meanwhile is not kept waiting.
fn fold(ctx: &Context) {
    let folded = read(ctx).fold_begin();
    if let Some(folded) = folded {
        write(ctx).fold_end(folded);
    }
}
