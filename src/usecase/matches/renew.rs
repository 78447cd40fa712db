//! Makes features anew that an older engine made: people first, then needs, which are marked as changed, so that their suggestions
//! are planned by the new figures and the office hears of whoever is strong now. What was decided keeps the figures it was
//! decided on.

use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::need::NeedId;
use crate::domain::talent::TalentId;
use crate::proposals::index;
use crate::store::features::{self, Stored};
use crate::store::{changes, json, needs};

/// So many are renewed at a time.
const MOST: i64 = 50;

/// Renews the next few and returns how many: 0 when nothing is left.
pub fn run(ctx: &Context) -> Result<usize> {
    let engine = ctx.engine.versions();
    let (people, sought) = ctx.db.read(|conn| {
        let people = features::list_outdated(conn, Entity::Talent, &engine, MOST)?;
        let sought =
            if people.is_empty() { features::list_outdated(conn, Entity::Need, &engine, MOST)? } else { vec![] };
        Ok((people, sought))
    })?;
    if people.is_empty() && sought.is_empty() {
        return Ok(0);
    }
    index::follow(ctx)?;
    for id in &people {
        renew_person(ctx, &id.parse().map_err(Error::internal)?)?;
    }
    for id in &sought {
        renew_need(ctx, &id.parse().map_err(Error::internal)?)?;
    }
    Ok(people.len() + sought.len())
}

fn renew_person(ctx: &Context, id: &TalentId) -> Result<()> {
    let (now, engine, id) = (ctx.now(), ctx.engine.versions(), id.clone());
    let found = match index::talent(ctx, &id)? {
        Some((talent, person)) => {
            let packed = json::text(&ctx.engine.pack_person(&person))?;
            Some((Stored { id: id.to_string(), version: talent.version, features: person }, packed))
        }
        None => None,
    };
    ctx.db.write(move |conn| match found {
        Some((stored, packed)) => features::put(conn, now, (Entity::Talent, &engine), &stored, &packed),
        // Whoever left the pool leaves no features.
        None => features::remove(conn, Entity::Talent, id.as_str()),
    })
}

fn renew_need(ctx: &Context, id: &NeedId) -> Result<()> {
    let (now, engine) = (ctx.now(), ctx.engine.versions());
    let Some(need) = ctx.db.read(|conn| needs::find(conn, id))? else {
        let id = id.clone();
        return ctx.db.write(move |conn| features::remove(conn, Entity::Need, id.as_str()));
    };
    let stored = Stored { id: need.id.to_string(), version: need.version, features: ctx.engine.need(&need.brief) };
    let packed = json::text(&ctx.engine.pack_need(&stored.features))?;
    ctx.db.write(move |conn| {
        features::put(conn, now, (Entity::Need, &engine), &stored, &packed)?;
        changes::add(conn, now, Entity::Need, need.id.as_str(), need.version, None)
    })
}
