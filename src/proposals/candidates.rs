//! The people who may be open for a need: the best of the index by the one order, without those whom a rule shuts out or an
//! officer has decided on.

use std::collections::HashMap;

use crate::context::Context;
use crate::domain::barred::is_barred;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::{Error, Result};
use crate::domain::matches::{Match, MatchState, Strength};
use crate::domain::need::Need;
use crate::domain::talent::TalentId;
use crate::matching::{Fit, Hit, NeedFeatures, Score, Snapshot};
use crate::proposals::{index, known};
use crate::store::db::Conn;
use crate::store::{enterprises, put_questions, same_joins, sealed, talents};

/// How many people are ranked at first; more only when too many of them are shut out.
const FIRST_LOOK: usize = 64;

/// A person who may be proposed for a need.
pub struct Candidate {
    /// The person.
    pub talent: TalentId,
    /// The version of the profile in the index.
    pub version: i32,
    /// Both scores with their lines.
    pub score: Score,
    /// What they were computed from.
    pub snapshot: Snapshot,
    /// Strong or worth a look.
    pub strength: Strength,
}

/// The people to be open for a need, best first; those who were asked for and those whom an officer had parked come before
/// the rest.
pub fn choose(
    ctx: &Context,
    need: &Need,
    firm: &Enterprise,
    rows: &[Match],
    person: Option<&TalentId>,
) -> Result<Vec<Candidate>> {
    let most = ctx.config.matching.open_per_need;
    let features = known::need(ctx, need)?;
    let by_talent: HashMap<&str, &Match> = rows.iter().map(|row| (row.talent.as_str(), row)).collect();
    let is_pinned = |id: &str| by_talent.get(id).is_some_and(|row| is_pinned(row));
    let is_held = |id: &str| by_talent.get(id).is_some_and(|row| is_held(row));
    let mut look = FIRST_LOOK + rows.len();
    loop {
        let (mut hits, is_all) = ranked(ctx, &features, look, rows, person);
        hits.retain(|hit| !is_held(&hit.id));
        hits.sort_by_key(|hit| !is_pinned(&hit.id));
        let (mut chosen, mut waiting) = (held(ctx, &features, rows, firm)?, Vec::new());
        let full = chosen.len() + most;
        for hit in hits {
            let Some(strength) = strength(ctx, &hit.fit) else { continue };
            let row = by_talent.get(hit.id.as_str());
            let talent: TalentId = hit.id.parse().map_err(Error::internal)?;
            if !row.is_none_or(|row| is_undecided(row, &hit.fit, strength)) || !may_meet(ctx, &talent, firm)? {
                continue;
            }
            let is_asked_now = may_be_asked_now(ctx, &talent)?;
            if !is_asked_now && waiting.len() == most {
                continue;
            }
            let Some(candidate) = candidate(ctx, &features, &talent)? else { continue };
            if is_asked_now {
                chosen.push(candidate)
            } else {
                waiting.push(candidate)
            }
            if chosen.len() == full {
                break;
            }
        }
        if is_all || chosen.len() == full {
            chosen.extend(waiting);
            return Ok(chosen);
        }
        look *= 4;
    }
}

/// The pairs that somebody asked for: they stay whatever their score, and take nobody's place.
fn held(ctx: &Context, need: &NeedFeatures, rows: &[Match], firm: &Enterprise) -> Result<Vec<Candidate>> {
    let mut held = Vec::new();
    for row in rows.iter().filter(|row| is_held(row)) {
        let Some(candidate) = candidate(ctx, need, &row.talent)? else { continue };
        if may_meet(ctx, &row.talent, firm)? {
            held.push(candidate);
        }
    }
    Ok(held)
}

fn is_held(row: &Match) -> bool {
    row.state == MatchState::Suggested && row.origin.is_asked()
}

/// False for a person who has had all questions of this month: shown beside those who may be asked, in nobody's place.
fn may_be_asked_now(ctx: &Context, talent: &TalentId) -> Result<bool> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let talent = talents::get(conn, talent)?;
        Ok(!put_questions::monthly(conn, &talent, now)?.is_reached())
    })
}

/// The best of the index by order, with those of the rows and the one asked for; true when nobody else could qualify.
fn ranked(
    ctx: &Context,
    need: &NeedFeatures,
    look: usize,
    rows: &[Match],
    person: Option<&TalentId>,
) -> (Vec<Hit>, bool) {
    let index = index::read(ctx);
    let mut hits = index.top_people(&ctx.engine, need, look);
    // A pair whose both scores reach the threshold reaches it with their mean, too.
    let last = hits.last().map_or(0.0, |hit| hit.fit.order);
    let is_all = hits.len() < look || last < ctx.config.matching.worth_a_look;
    let more = rows.iter().filter(|row| row.state == MatchState::Suggested).map(|row| &row.talent).chain(person);
    let more: Vec<&str> = more
        .map(TalentId::as_str)
        .filter(|id| !hits.iter().any(|hit| hit.id == *id) && index.passes(&ctx.engine, need, id))
        .collect();
    hits.extend(index.fits(&ctx.engine, need, more));
    hits.sort_by(|a, b| b.fit.order.total_cmp(&a.fit.order).then_with(|| a.id.cmp(&b.id)));
    hits.dedup_by(|a, b| a.id == b.id);
    (hits, is_all)
}

/// How well a pair fits by the settings of the office; `None` below the threshold.
pub fn strength(ctx: &Context, fit: &Fit) -> Option<Strength> {
    let least = fit.need_fit.min(fit.person_fit);
    let settings = &ctx.config.matching;
    match least {
        _ if least >= settings.strong => Some(Strength::Strong),
        _ if least >= settings.worth_a_look => Some(Strength::WorthALook),
        _ => None,
    }
}

/// A person with the explained score; `None` for somebody who left the pool meanwhile.
fn candidate(ctx: &Context, need: &NeedFeatures, talent: &TalentId) -> Result<Option<Candidate>> {
    let Some((version, person)) = known::person(ctx, talent)? else { return Ok(None) };
    let score = ctx.engine.score(need, &person);
    let strength = strength(ctx, &score.fit()).unwrap_or(Strength::WorthALook);
    let snapshot = ctx.engine.snapshot(need, &person);
    Ok(Some(Candidate { talent: talent.clone(), version, score, snapshot, strength }))
}

/// True for a suggestion that an officer put aside until a day that has come: it is open whatever else there is.
fn is_pinned(row: &Match) -> bool {
    row.state == MatchState::Suggested && row.parked_until.is_some()
}

fn is_undecided(row: &Match, fit: &Fit, strength: Strength) -> bool {
    match row.state {
        MatchState::Suggested => true,
        MatchState::Lapsed => !(row.is_worn_out() && is_as_scored(row, fit, strength)),
        MatchState::Approved | MatchState::Dismissed | MatchState::Parked => false,
    }
}

/// The people nearest to what a need says, strong or not, at most `most`, without those whom a rule shuts out.
pub fn nearest(ctx: &Context, features: &NeedFeatures, firm: &Enterprise, most: usize) -> Result<Vec<Hit>> {
    let hits = index::read(ctx).top_people(&ctx.engine, features, FIRST_LOOK);
    let mut near = Vec::new();
    for hit in hits {
        if near.len() < most && may_meet(ctx, &hit.id.parse().map_err(Error::internal)?, firm)? {
            near.push(hit);
        }
    }
    Ok(near)
}

/// False when a rule shuts the pair out: inactive, own firm, own employer, or a firm that must never see this person.
fn may_meet(ctx: &Context, talent: &TalentId, firm: &Enterprise) -> Result<bool> {
    let accepted_first = ctx.config.review.accepts_first();
    ctx.db.read(|conn| {
        let Some(talent) = talents::find(conn, talent)?.filter(|t| t.is_proposed(accepted_first)) else {
            return Ok(false);
        };
        if let Some(account) = &talent.account
            && enterprises::list_members(conn, &firm.id)?.contains(account)
        {
            return Ok(false);
        }
        let (people, firms) = (entries_of(conn, talent.id.as_str())?, entries_of(conn, firm.id.as_str())?);
        for id in &people {
            let identity = sealed::identity(conn, &ctx.keys, &id.parse().map_err(Error::internal)?)?;
            for id in &firms {
                let profile = enterprises::get(conn, &id.parse().map_err(Error::internal)?)?.profile;
                if is_barred(&identity, &profile.name, profile.website.as_deref()) {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    })
}

/// An entry with those that were joined into it: what they shut out stays shut out.
fn entries_of(conn: &mut Conn, id: &str) -> Result<Vec<String>> {
    let mut all = same_joins::joined_into(conn, id)?;
    all.push(id.to_owned());
    Ok(all)
}

/// True when nothing that counts has changed since the pair was scored.
pub fn is_as_scored(row: &Match, fit: &Fit, strength: Strength) -> bool {
    (row.score_need, row.score_talent, row.order) == (fit.need_fit, fit.person_fit, fit.order)
        && row.strength == strength
}
