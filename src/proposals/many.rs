//! Features of many people at once: made on all cores, some at a time, and stored as they are made, so that whoever is
//! interrupted goes on from there, and a restart reads what the last run made.

use std::collections::HashMap;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::Ordering;

use super::known::{self, Source};
use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::talent::{Talent, TalentId};
use crate::matching::PersonFeatures;
use crate::matching::document::PersonDocument;
use crate::store::features::{self, Stored};
use crate::store::{json, talents};

/// So many are made and stored together: about a second of work.
pub(super) const SOME: usize = 500;

/// Features to be stored, with what was packed of them.
type Made = (Stored<PersonFeatures>, String);

/// Makes and stores the features of people.
pub fn store(ctx: &Context, ids: &[TalentId]) -> Result<()> {
    ids.chunks(SOME).try_for_each(|some| documents(ctx, read(ctx, some)?).map(drop))
}

/// Those of some people who may be proposed, with where their features come from.
pub(super) fn read(ctx: &Context, some: &[TalentId]) -> Result<Vec<(Talent, Source)>> {
    let accepted_first = ctx.config.review.accepts_first();
    ctx.db.read(|conn| {
        let found = talents::list_by_ids(conn, some)?.into_iter().filter(|talent| talent.is_proposed(accepted_first));
        found.map(|talent| known::source(ctx, conn, &talent).map(|source| (talent, source))).collect()
    })
}

/// The documents of people, in their order, without those of whom none can be made. Breaks off, with what is made stored, when
/// the process is to end.
pub(super) fn documents(ctx: &Context, people: Vec<(Talent, Source)>) -> Result<Vec<PersonDocument>> {
    let (mut documents, mut people) = (Vec::with_capacity(people.len()), people.into_iter());
    loop {
        let some: Vec<(Talent, Source)> = people.by_ref().take(SOME).collect();
        if some.is_empty() {
            return Ok(documents);
        }
        if ctx.is_stopping.load(Ordering::SeqCst) {
            return Err(Error::Unavailable("stopping".into()));
        }
        let mut made = Vec::with_capacity(some.len());
        for one in on_all_cores(some, |(talent, source)| Some(document(ctx, &talent, source))) {
            let (document, features) = one?;
            documents.extend(document);
            made.push(features);
        }
        keep(ctx, made)?;
    }
}

fn document(ctx: &Context, talent: &Talent, source: Source) -> Result<(Option<PersonDocument>, Made)> {
    let features = source.features(&ctx.engine, talent);
    let packed = ctx.engine.pack_person(&features);
    let text = json::text(&packed)?;
    let stored = Stored { id: talent.id.to_string(), version: talent.version, features };
    Ok((ctx.engine.person_document(talent.id.as_str(), talent.version, packed), (stored, text)))
}

/// Stores features of those who stand as they were read: whoever was erased meanwhile leaves nothing.
fn keep(ctx: &Context, made: Vec<Made>) -> Result<()> {
    let (now, engine, accepted_first) = (ctx.now(), ctx.engine.versions(), ctx.config.review.accepts_first());
    let kept = ctx.db.write(move |conn| {
        let ids: Vec<TalentId> =
            made.iter().map(|(of, _)| of.id.parse().map_err(Error::internal)).collect::<Result<_>>()?;
        talents::hold_all(conn, &ids)?;
        let there = talents::list_by_ids(conn, &ids)?.into_iter().filter(|talent| talent.is_proposed(accepted_first));
        let there: HashMap<String, i32> = there.map(|talent| (talent.id.to_string(), talent.version)).collect();
        let stands = |(of, _): &Made| there.get(&of.id) == Some(&of.version);
        features::put_all(conn, now, (Entity::Talent, &engine), made.into_iter().filter(stands).collect())
    });
    match kept {
        // Another node makes the same; what neither has stored is made again when it is asked for.
        Err(Error::Conflict(_)) => Ok(()),
        other => other,
    }
}

/// Makes one of each, in their order, without those of which none can be made.
pub(super) fn on_all_cores<T: Send, D: Send>(all: Vec<T>, make: impl Fn(T) -> Option<D> + Sync) -> Vec<D> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let (share, mut all, mut parts) = (all.len().div_ceil(cores).max(1), all, Vec::new());
    while !all.is_empty() {
        let rest = all.split_off(share.min(all.len()));
        parts.push(std::mem::replace(&mut all, rest));
    }
    std::thread::scope(|scope| {
        let make = &make;
        let working: Vec<_> =
            parts.into_iter().map(|part| scope.spawn(move || part.into_iter().filter_map(make).collect())).collect();
        let done = working.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        done.flat_map(|made: Vec<D>| made).collect()
    })
}
