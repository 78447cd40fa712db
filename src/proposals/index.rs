//! The in-memory index in step with what is committed: built from stored features, then following the change marks. It is
//! written here alone, under one lock, so that an older reading never replaces a newer one.

use std::collections::HashMap;
use std::sync::{MutexGuard, PoisonError, RwLockReadGuard, RwLockWriteGuard};

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::need::{Need, NeedId};
use crate::domain::talent::{Talent, TalentId};
use crate::domain::value::Moment;
use crate::matching::{Index, NeedFeatures, PersonFeatures};
use crate::store::changes::Seen;
use crate::store::db::Conn;
use crate::store::{changes, enterprises, features, need_waits, needs, sealed, talents};

/// Marks are read again for so long: a transaction that began earlier may commit later.
const OVERLAP_SECONDS: i64 = 60;

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
    for seen in newest.into_values().filter(|seen| !is_known(ctx, seen)) {
        match seen.entity {
            Entity::Talent => put_talent(ctx, &seen.entity_id.parse().map_err(crate::domain::error::Error::internal)?)?,
            _ => put_need(ctx, &seen.entity_id.parse().map_err(crate::domain::error::Error::internal)?)?,
        };
    }
    *followed = Some(now);
    Ok(())
}

/// A person as committed, with features, now in the index; `None`, and out of it, when nobody may be proposed to them.
pub fn talent(ctx: &Context, id: &TalentId) -> Result<Option<(Talent, PersonFeatures)>> {
    let _held = lock(ctx);
    put_talent(ctx, id)?;
    let Some(talent) = ctx.db.read(|conn| talents::find(conn, id))? else { return Ok(None) };
    Ok(read(ctx).person(id.as_str()).cloned().map(|features| (talent, features)))
}

/// A need as committed, with features, now in the index; `None`, and out of it, when nobody may be proposed for it.
pub fn need(ctx: &Context, id: &NeedId) -> Result<Option<(Need, NeedFeatures)>> {
    let _held = lock(ctx);
    put_need(ctx, id)?;
    let Some(need) = ctx.db.read(|conn| needs::find(conn, id))? else { return Ok(None) };
    Ok(read(ctx).need(id.as_str()).cloned().map(|features| (need, features)))
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

/// Fills an empty index: stored features where they are of the right version, else made anew.
fn build(ctx: &Context) -> Result<()> {
    let engine = ctx.engine.versions();
    let accepted_first = ctx.config.review.accepts_first();
    let (people, needs, mut of_people, mut of_needs) = ctx.db.read(|conn| {
        let of_people = features::list::<PersonFeatures>(conn, Entity::Talent, &engine)?;
        let of_needs = features::list::<NeedFeatures>(conn, Entity::Need, &engine)?;
        let of_people: HashMap<String, _> = of_people.into_iter().map(|f| (f.id.clone(), f)).collect();
        let of_needs: HashMap<String, _> = of_needs.into_iter().map(|f| (f.id.clone(), f)).collect();
        Ok((talents::list_matched(conn)?, needs::list_matched(conn)?, of_people, of_needs))
    })?;
    for talent in people.iter().filter(|t| t.is_proposed(accepted_first)) {
        let kept = of_people.remove(talent.id.as_str()).filter(|f| f.version == talent.version);
        let features = match kept {
            Some(kept) => kept.features,
            None => ctx.db.read(|conn| person_features(ctx, conn, talent))?,
        };
        write(ctx).put_person(talent.id.as_str(), talent.version, features);
    }
    for need in &needs {
        let kept = of_needs.remove(need.id.as_str()).filter(|f| f.version == need.version);
        let features = kept.map_or_else(|| ctx.engine.need(&need.brief), |kept| kept.features);
        write(ctx).put_need(need.id.as_str(), need.version, features);
    }
    Ok(())
}

fn put_talent(ctx: &Context, id: &TalentId) -> Result<()> {
    let accepted_first = ctx.config.review.accepts_first();
    let found = ctx.db.read(|conn| {
        let talent = talents::find(conn, id)?.filter(|t| t.is_proposed(accepted_first));
        talent.map(|t| Ok((t.version, person_features(ctx, conn, &t)?))).transpose()
    })?;
    match found {
        Some((version, features)) => write(ctx).put_person(id.as_str(), version, features),
        None => write(ctx).remove_person(id.as_str()),
    }
    Ok(())
}

fn put_need(ctx: &Context, id: &NeedId) -> Result<()> {
    let found = ctx.db.read(|conn| {
        let Some(need) = needs::find(conn, id)? else { return Ok(None) };
        if !need_waits::is_matched(conn, &need)? {
            return Ok(None);
        }
        let firm = enterprises::get(conn, &need.enterprise)?;
        Ok(firm.state.is_active().then_some(need))
    })?;
    match found {
        Some(need) => write(ctx).put_need(id.as_str(), need.version, ctx.engine.need(&need.brief)),
        None => write(ctx).remove_need(id.as_str()),
    }
    Ok(())
}

/// The job title counts as matching text; it is read from what is sealed and goes no further than the features.
fn person_features(ctx: &Context, conn: &mut Conn, talent: &Talent) -> Result<PersonFeatures> {
    let identity = sealed::identity(conn, &ctx.keys, &talent.id)?;
    Ok(ctx.engine.person(&talent.profile, identity.title.as_deref()))
}
