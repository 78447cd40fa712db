//! Matches what changed: a changed need against all people, a changed person against all needs. Features are made outside
//! the transaction; matches, the notice to the office and the end of the change marks are one transaction.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::field::FieldCode;
use crate::domain::matches::{MatchState, Strength};
use crate::domain::need::NeedId;
use crate::domain::talent::TalentId;
use crate::domain::value::Moment;
use crate::matching::{NeedFeatures, PersonFeatures};
use crate::proposals::suggestions::{self, Given, Plan};
use crate::proposals::{candidates, index};
use crate::store::changes::Claimed;
use crate::store::db::Conn;
use crate::store::features::{self, Stored};
use crate::store::office_notices::{self, OfficeEvent, OfficeTiming};
use crate::store::{changes, json, matches, needs, talents};

/// How often a plan is made anew when an officer or another node was quicker.
const TRIES: usize = 8;
/// Most needs that one changed person is weighed for.
const MOST_NEEDS: usize = 200;

/// Matches one talent or need by all its claimed marks. A claim that has passed to another node is theirs to finish.
pub fn run(ctx: &Context, marks: &[Claimed]) -> Result<()> {
    let mut last = Ok(());
    for _ in 0..TRIES {
        last = attempt(ctx, marks);
        match &last {
            Err(Error::Conflict("claim")) => return Ok(()),
            Err(Error::Conflict("moved" | "duplicate" | "version")) => {}
            _ => return last,
        }
    }
    last
}

fn attempt(ctx: &Context, marks: &[Claimed]) -> Result<()> {
    let Some(mark) = marks.last() else { return Ok(()) };
    let work = match mark.entity {
        Entity::Talent => of_talent(ctx, &mark.entity_id.parse().map_err(Error::internal)?)?,
        Entity::Need => of_need(ctx, &mark.entity_id.parse().map_err(Error::internal)?)?,
        other => return Err(Error::internal(format!("a change of {other} cannot be matched"))),
    };
    let done = Done {
        now: ctx.now(),
        engine: ctx.engine.versions(),
        marks: marks.to_vec(),
        timing: OfficeTiming {
            merge_seconds: ctx.config.mail.merge_seconds,
            min_gap_seconds: ctx.config.mail.min_gap_seconds,
        },
    };
    ctx.db.write(move |conn| done.write(conn, work))
}

/// What a change comes to, ready to be written.
struct Work {
    about: (Entity, String),
    features: Kept,
    fields: Vec<FieldCode>,
    plans: Vec<Plan>,
    is_new_strong: bool,
    is_first_strong_of_need: bool,
}

/// The features to be kept, with what was packed of them; `None` when the thing is not matched now.
enum Kept {
    Person(Stored<PersonFeatures>, String),
    Need(Stored<NeedFeatures>, String),
    None,
}

fn of_need(ctx: &Context, id: &NeedId) -> Result<Work> {
    let found = index::need(ctx, id)?;
    let plan = suggestions::plan(ctx, id, &Given::default())?;
    let is_new_strong = !plan.new_strong.is_empty();
    let is_first_strong_of_need = is_new_strong && plan.was_without_strong;
    let (features, fields) = match found {
        Some((need, features)) => {
            let packed = json::text(&ctx.engine.pack_need(&features))?;
            (Kept::Need(Stored { id: id.to_string(), version: need.version, features }, packed), need.brief.fields)
        }
        None => (Kept::None, Vec::new()),
    };
    let about = (Entity::Need, id.to_string());
    Ok(Work { about, features, fields, plans: vec![plan], is_new_strong, is_first_strong_of_need })
}

fn of_talent(ctx: &Context, id: &TalentId) -> Result<Work> {
    let found = index::talent(ctx, id)?;
    let mut plans = Vec::new();
    for need in needs_to_plan(ctx, id, found.as_ref().map(|(_, features)| features))? {
        plans.push(suggestions::plan(ctx, &need, &Given { person: Some(id), decided: None })?);
    }
    let strong = || plans.iter().filter(|plan| plan.new_strong.contains(id));
    let is_new_strong = strong().next().is_some();
    let is_first_strong_of_need = strong().any(|plan| plan.was_without_strong);
    let (features, fields) = match found {
        Some((talent, features)) => {
            let packed = json::text(&ctx.engine.pack_person(&features))?;
            let stored = Stored { id: id.to_string(), version: talent.version, features };
            (Kept::Person(stored, packed), talent.profile.fields)
        }
        None => (Kept::None, Vec::new()),
    };
    let about = (Entity::Talent, id.to_string());
    Ok(Work { about, features, fields, plans, is_new_strong, is_first_strong_of_need })
}

/// The needs that a changed person may enter or leave, in the order of their ids (two transactions then hold them in one
/// order). A need whose open suggestions are all better, and full, is left alone.
fn needs_to_plan(ctx: &Context, id: &TalentId, features: Option<&PersonFeatures>) -> Result<BTreeSet<NeedId>> {
    let rows = ctx.db.read(|conn| matches::of_talent(conn, id))?;
    let mut all: BTreeSet<NeedId> =
        rows.into_iter().filter(|row| row.state == MatchState::Suggested).map(|row| row.need).collect();
    let Some(features) = features else { return Ok(all) };
    let hits = index::read(ctx).top_needs(&ctx.engine, features, MOST_NEEDS);
    for hit in hits.into_iter().filter(|hit| candidates::strength(ctx, &hit.fit).is_some()) {
        let need: NeedId = hit.id.parse().map_err(Error::internal)?;
        let open = ctx.db.read(|conn| matches::of_need(conn, &need))?;
        let better = open.iter().filter(|row| row.state == MatchState::Suggested && row.order > hit.fit.order).count();
        if better < ctx.config.matching.open_per_need {
            all.insert(need);
        }
    }
    Ok(all)
}

/// What the transaction needs beside the work.
struct Done {
    now: Moment,
    engine: String,
    marks: Vec<Claimed>,
    timing: OfficeTiming,
}

impl Done {
    fn write(self, conn: &mut Conn, work: Work) -> Result<()> {
        let batches: BTreeSet<&str> = self.marks.iter().filter_map(|mark| mark.batch.as_deref()).collect();
        for batch in &batches {
            changes::hold_batch(conn, batch)?;
        }
        for plan in &work.plans {
            plan.hold(conn)?;
        }
        let (entity, id) = (work.about.0, work.about.1.clone());
        let is_first = !features::exist(conn, entity, &id)?;
        let is_active = !matches!(work.features, Kept::None);
        match &work.features {
            Kept::Person(stored, packed) => features::put(conn, self.now, (entity, &self.engine), stored, packed)?,
            Kept::Need(stored, packed) => features::put(conn, self.now, (entity, &self.engine), stored, packed)?,
            // What is known of a need stays, so that going on after a rest is not news; of a person nothing stays.
            Kept::None if entity == Entity::Talent => features::remove(conn, entity, &id)?,
            Kept::None => {}
        }
        for plan in work.plans {
            plan.apply(conn, self.now)?;
        }
        for mark in &self.marks {
            match changes::done(conn, self.now, mark.id, mark.fence) {
                Err(Error::Conflict(_)) => return Err(Error::Conflict("claim")),
                other => other?,
            }
        }
        for batch in batches {
            self.tell_of_batch(conn, batch)?;
        }
        let alone = self.marks.iter().filter(|mark| mark.batch.is_none()).map(|mark| mark.at).max();
        let is_news = is_active && (work.is_new_strong || (entity == Entity::Need && is_first));
        let Some(event_at) = alone.filter(|_| is_news) else { return Ok(()) };
        let event = OfficeEvent {
            about: work.about,
            fields: work.fields,
            event_at,
            is_new_strong: work.is_new_strong,
            is_first_strong_of_need: work.is_first_strong_of_need,
            batch: None,
            counts: BTreeMap::new(),
        };
        office_notices::tell_office(conn, self.now, self.timing, &event)
    }

    /// One summary for an import or load, when its last change is matched.
    fn tell_of_batch(&self, conn: &mut Conn, batch: &str) -> Result<()> {
        let Some(things) = changes::finished_batch(conn, batch)? else { return Ok(()) };
        let ids = |entity: Entity| things.iter().filter(move |t| t.0 == entity).map(|t| t.1.parse());
        let people: HashSet<TalentId> = ids(Entity::Talent).collect::<Result<_, _>>().map_err(Error::internal)?;
        let ids = |entity: Entity| things.iter().filter(move |t| t.0 == entity).map(|t| t.1.parse());
        let sought: HashSet<NeedId> = ids(Entity::Need).collect::<Result<_, _>>().map_err(Error::internal)?;
        let pairs = matches::suggested(conn)?;
        let of_batch = pairs.iter().filter(|pair| people.contains(&pair.0) || sought.contains(&pair.1));
        let (strong, weak): (Vec<_>, Vec<_>) = of_batch.partition(|pair| pair.2 == Strength::Strong);
        let counts = [
            ("talents", people.len()),
            ("needs", sought.len()),
            ("strong", strong.len()),
            ("worth_a_look", weak.len()),
        ];
        let people: Vec<TalentId> = people.into_iter().collect();
        let sought: Vec<NeedId> = sought.into_iter().collect();
        let mut fields: BTreeSet<FieldCode> = BTreeSet::new();
        fields.extend(talents::list_by_ids(conn, &people)?.into_iter().flat_map(|t| t.profile.fields));
        fields.extend(needs::list_by_ids(conn, &sought)?.into_iter().flat_map(|n| n.brief.fields));
        let event = OfficeEvent {
            about: (Entity::Batch, batch.to_owned()),
            fields: fields.into_iter().collect(),
            event_at: self.marks.iter().map(|mark| mark.at).max().unwrap_or(self.now),
            is_new_strong: !strong.is_empty(),
            is_first_strong_of_need: false,
            batch: Some(batch.to_owned()),
            counts: counts.into_iter().map(|(name, n)| (name.to_owned(), n as i64)).collect(),
        };
        office_notices::tell_office(conn, self.now, self.timing, &event)
    }
}
