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
use crate::matching::{Hit, Index, NeedFeatures, Score};
use crate::proposals::index;
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
    let known = {
        let index = index::read(ctx);
        let is_same = index.need_version(need.id.as_str()) == Some(need.version);
        index.need(need.id.as_str()).filter(|_| is_same).cloned()
    };
    let features = known.unwrap_or_else(|| ctx.engine.need(&need.brief));
    let by_talent: HashMap<&str, &Match> = rows.iter().map(|row| (row.talent.as_str(), row)).collect();
    let is_pinned = |id: &str| by_talent.get(id).is_some_and(|row| is_pinned(row));
    let is_held = |id: &str| by_talent.get(id).is_some_and(|row| is_held(row));
    let mut look = FIRST_LOOK + rows.len();
    loop {
        let (mut hits, is_all) = ranked(ctx, &features, look, rows, person);
        hits.retain(|hit| !is_held(&hit.0));
        hits.sort_by_key(|hit| !is_pinned(&hit.0));
        let (mut chosen, mut waiting) = (held(ctx, &features, rows, firm)?, Vec::new());
        let full = chosen.len() + most;
        for hit in hits {
            let Some(candidate) = candidate(ctx, hit)? else { continue };
            let row = by_talent.get(candidate.talent.as_str());
            if !row.is_none_or(|row| is_undecided(row, &candidate)) || !may_meet(ctx, &candidate.talent, firm)? {
                continue;
            }
            match may_be_asked_now(ctx, &candidate.talent)? {
                true => chosen.push(candidate),
                false if waiting.len() < most => waiting.push(candidate),
                false => {}
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
        let scored = {
            let index = index::read(ctx);
            let id = row.talent.as_str();
            index.person(id).zip(index.person_version(id)).map(|(p, version)| (version, ctx.engine.score(need, p)))
        };
        let Some((version, score)) = scored else { continue };
        if may_meet(ctx, &row.talent, firm)? {
            let strength = strength(ctx, &score).unwrap_or(Strength::WorthALook);
            held.push(Candidate { talent: row.talent.clone(), version, score, strength });
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
    let last = hits.last().map_or(0.0, |hit| hit.2.order);
    let is_all = hits.len() < look || last < ctx.config.matching.worth_a_look;
    let more = rows.iter().filter(|row| row.state == MatchState::Suggested).map(|row| &row.talent).chain(person);
    for id in more {
        if !hits.iter().any(|hit| hit.0 == id.as_str()) {
            hits.extend(one(ctx, &index, need, id));
        }
    }
    hits.sort_by(|a, b| b.2.order.total_cmp(&a.2.order).then_with(|| a.0.cmp(&b.0)));
    hits.dedup_by(|a, b| a.0 == b.0);
    (hits, is_all)
}

fn one(ctx: &Context, index: &Index, need: &NeedFeatures, id: &TalentId) -> Option<Hit> {
    let person = index.person(id.as_str())?;
    let version = index.person_version(id.as_str())?;
    ctx.engine.passes(need, person).then(|| (id.to_string(), version, ctx.engine.score(need, person)))
}

/// How well a pair fits by the settings of the office; `None` below the threshold.
pub fn strength(ctx: &Context, score: &Score) -> Option<Strength> {
    let least = score.need_fit.min(score.person_fit);
    let settings = &ctx.config.matching;
    match least {
        _ if least >= settings.strong => Some(Strength::Strong),
        _ if least >= settings.worth_a_look => Some(Strength::WorthALook),
        _ => None,
    }
}

fn candidate(ctx: &Context, (id, version, score): Hit) -> Result<Option<Candidate>> {
    let talent = id.parse().map_err(Error::internal)?;
    Ok(strength(ctx, &score).map(|strength| Candidate { talent, version, score, strength }))
}

/// True for a suggestion that an officer put aside until a day that has come: it is open whatever else there is.
fn is_pinned(row: &Match) -> bool {
    row.state == MatchState::Suggested && row.parked_until.is_some()
}

fn is_undecided(row: &Match, candidate: &Candidate) -> bool {
    match row.state {
        MatchState::Suggested => true,
        MatchState::Lapsed => !(row.is_worn_out() && is_as_scored(row, candidate)),
        MatchState::Approved | MatchState::Dismissed | MatchState::Parked => false,
    }
}

/// The people nearest to what a need says, strong or not, at most `most`, without those whom a rule shuts out.
pub fn nearest(ctx: &Context, features: &NeedFeatures, firm: &Enterprise, most: usize) -> Result<Vec<Hit>> {
    let hits = index::read(ctx).top_people(&ctx.engine, features, FIRST_LOOK);
    let mut near = Vec::new();
    for hit in hits {
        if near.len() < most && may_meet(ctx, &hit.0.parse().map_err(Error::internal)?, firm)? {
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
pub fn is_as_scored(row: &Match, candidate: &Candidate) -> bool {
    let score = &candidate.score;
    (row.score_need, row.score_talent, row.order) == (score.need_fit, score.person_fit, score.order)
        && row.strength == candidate.strength
}
