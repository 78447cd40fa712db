//! Who is proposed for a need: the best people of the index by the one order, without those whom a rule shuts out or an
//! officer has decided on, at most `match.open_per_need` at a time. Planned on a reading, applied in a transaction that
//! finds the same rows, else `Conflict("moved")`.

use std::collections::HashMap;

use crate::context::Context;
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::barred::is_barred;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::{Error, Result};
use crate::domain::matches::{Match, MatchAct, MatchId, MatchState, Origin, Strength};
use crate::domain::need::{Need, NeedId};
use crate::domain::state::By;
use crate::domain::talent::TalentId;
use crate::domain::value::Moment;
use crate::matching::{Hit, Index, NeedFeatures, Score};
use crate::store::db::Conn;
use crate::store::{audit, enterprises, json, matches, needs, sealed, talents};
use crate::usecase::index;

/// How many people are ranked at first; more only when too many of them are shut out.
const FIRST_LOOK: usize = 64;

/// What is to change about the suggestions of one need.
pub struct Plan {
    need: NeedId,
    read: Vec<(MatchId, i32)>,
    moves: Vec<Planned>,
    /// Pairs that are strong and were not so before.
    pub new_strong: Vec<TalentId>,
    /// True when the need had no strong pair before.
    pub was_without_strong: bool,
}

/// One row to be written.
enum Planned {
    Add(Match, String),
    Propose(Match, String),
    Rescore(Match, String),
    Lapse(Match),
}

/// What a plan is made under.
#[derive(Default)]
pub struct Given<'a> {
    /// A person who must be looked at even if the index would not find them among the first.
    pub person: Option<&'a TalentId>,
    /// A match as it will be after the decision of the same transaction (with the version it will then have).
    pub decided: Option<&'a Match>,
}

/// One side of a pair that may be proposed.
struct Candidate {
    talent: TalentId,
    version: i32,
    score: Score,
    strength: Strength,
}

/// Plans the suggestions of a need from the index and what is committed.
pub fn plan(ctx: &Context, need: &NeedId, given: &Given<'_>) -> Result<Plan> {
    let (need, firm, mut rows) = ctx.db.read(|conn| {
        let need = needs::get(conn, need)?;
        let firm = enterprises::get(conn, &need.enterprise)?;
        let rows = matches::of_need(conn, &need.id)?;
        Ok((need, firm, rows))
    })?;
    let read = rows.iter().map(|row| (row.id.clone(), row.version)).collect();
    if let Some(decided) = given.decided {
        rows.retain(|row| row.id != decided.id);
        rows.push(decided.clone());
    }
    let is_active = need.state.is_matched() && firm.state.is_active();
    let chosen = if is_active { choose(ctx, &need, &firm, &rows, given.person)? } else { Vec::new() };
    let mut plan = Plan {
        need: need.id.clone(),
        read,
        moves: Vec::new(),
        new_strong: Vec::new(),
        was_without_strong: rows.iter().all(|row| row.strength != Strength::Strong),
    };
    plan.lapse_others(&rows, &chosen);
    for candidate in chosen {
        let row = rows.iter().find(|row| row.talent == candidate.talent);
        plan.propose(ctx, &need, row, candidate)?;
    }
    Ok(plan)
}

/// The people to be open for a need, best first; those whom an officer had parked come before the rest.
fn choose(
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
    let mut look = FIRST_LOOK + rows.len();
    loop {
        let (mut hits, is_all) = ranked(ctx, &features, look, rows, person);
        hits.sort_by_key(|hit| !is_pinned(&hit.0));
        let mut chosen = Vec::new();
        for hit in hits {
            let Some(candidate) = candidate(ctx, hit)? else { continue };
            let row = by_talent.get(candidate.talent.as_str());
            if row.is_none_or(|row| is_undecided(row, &candidate)) && may_meet(ctx, &candidate.talent, firm)? {
                chosen.push(candidate);
            }
            if chosen.len() == most {
                return Ok(chosen);
            }
        }
        if is_all {
            return Ok(chosen);
        }
        look *= 4;
    }
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
        let identity = sealed::identity(conn, &ctx.keys, &talent.id)?;
        Ok(!is_barred(&identity, &firm.profile.name, firm.profile.website.as_deref()))
    })
}

/// True when nothing that counts has changed since the pair was scored.
fn is_as_scored(row: &Match, candidate: &Candidate) -> bool {
    let score = &candidate.score;
    (row.score_need, row.score_talent, row.order) == (score.need_fit, score.person_fit, score.order)
        && row.strength == candidate.strength
}

impl Plan {
    fn lapse_others(&mut self, rows: &[Match], chosen: &[Candidate]) {
        let is_out = |row: &&Match| {
            row.state == MatchState::Suggested && !chosen.iter().any(|candidate| candidate.talent == row.talent)
        };
        self.moves.extend(rows.iter().filter(is_out).cloned().map(Planned::Lapse));
    }

    fn propose(&mut self, ctx: &Context, need: &Need, row: Option<&Match>, candidate: Candidate) -> Result<()> {
        let lines = json::text(&candidate.score.lines)?;
        let is_new_strong =
            candidate.strength == Strength::Strong && row.is_none_or(|row| row.strength != Strength::Strong);
        if is_new_strong {
            self.new_strong.push(candidate.talent.clone());
        }
        let scored = scored(ctx, need, row, &candidate);
        match row {
            None => self.moves.push(Planned::Add(scored, lines)),
            Some(row) if row.state == MatchState::Lapsed => self.moves.push(Planned::Propose(scored, lines)),
            // A row whose scores stay is left alone, so that the officer who reads it may still decide on it.
            Some(row) if is_as_scored(row, &candidate) => {}
            Some(_) => self.moves.push(Planned::Rescore(scored, lines)),
        }
        Ok(())
    }

    /// Holds the need and makes sure that its rows are as they were planned on. Call it before anything of the
    /// transaction touches them.
    pub fn hold(&self, conn: &mut Conn) -> Result<()> {
        matches::hold_need(conn, &self.need)?;
        let rows = matches::of_need(conn, &self.need)?;
        let is_same = rows.len() == self.read.len()
            && rows.iter().all(|row| self.read.iter().any(|(id, version)| *id == row.id && *version == row.version));
        if is_same { Ok(()) } else { Err(Error::Conflict("moved")) }
    }

    /// Writes what was planned.
    pub fn apply(self, conn: &mut Conn, now: Moment) -> Result<()> {
        for planned in self.moves {
            planned.write(conn, now)?;
        }
        Ok(())
    }
}

impl Planned {
    fn write(self, conn: &mut Conn, now: Moment) -> Result<()> {
        let (before, mut row, lines, action) = match self {
            Self::Add(row, lines) => {
                let row = Match { created_at: now, updated_at: now, ..row };
                matches::add(conn, &row, &lines)?;
                return record(conn, now, "match.suggest", None, &row);
            }
            Self::Propose(row, lines) => {
                let state = row.state.after(MatchAct::Propose, By::System)?;
                let fresh = Match { state, created_at: now, parked_until: None, ..row.clone() };
                (row.state, fresh, Some(lines), "match.suggest")
            }
            Self::Rescore(row, lines) => (row.state, row, Some(lines), "match.rescore"),
            Self::Lapse(row) => {
                let state = row.state.after(MatchAct::Lapse, By::System)?;
                (row.state, Match { state, parked_until: None, ..row }, None, "match.lapse")
            }
        };
        matches::save(conn, &mut row, lines.as_deref(), now)?;
        record(conn, now, action, Some(before), &row)
    }
}

fn record(conn: &mut Conn, now: Moment, action: &'static str, before: Option<MatchState>, row: &Match) -> Result<()> {
    let doer = Doer::system();
    let deed = Deed::new(&doer, action, Entity::Match, row.id.as_str());
    let before = before.map_or_else(|| "none".to_owned(), |state| state.to_string());
    audit::add(conn, now, &deed.moved(before, row.state)).map(|_| ())
}

/// The row of a pair with its present scores; state and history stay.
fn scored(ctx: &Context, need: &Need, row: Option<&Match>, candidate: &Candidate) -> Match {
    let score = &candidate.score;
    let fresh = || Match {
        id: MatchId::new(),
        talent: candidate.talent.clone(),
        talent_version: 0,
        need: need.id.clone(),
        need_version: 0,
        origin: Origin::Engine,
        state: MatchState::Suggested,
        version: 1,
        score_need: 0.0,
        score_talent: 0.0,
        order: 0.0,
        strength: candidate.strength,
        engine: String::new(),
        reviewer: None,
        reason: None,
        note: None,
        parked_until: None,
        decided_at: None,
        press: None,
        created_at: need.updated_at,
        updated_at: need.updated_at,
    };
    Match {
        talent_version: candidate.version,
        need_version: need.version,
        score_need: score.need_fit,
        score_talent: score.person_fit,
        order: score.order,
        strength: candidate.strength,
        engine: ctx.engine.versions(),
        ..row.cloned().unwrap_or_else(fresh)
    }
}
