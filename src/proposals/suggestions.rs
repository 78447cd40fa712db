//! Who is proposed for a need: its best candidates, at most `match.open_per_need` at a time. Planned on a reading, applied
//! in a transaction that finds the same rows, else `Conflict("moved")`.

use crate::context::Context;
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::matches::{Match, MatchAct, MatchId, MatchState, Origin, Strength};
use crate::domain::need::{Need, NeedId};
use crate::domain::state::By;
use crate::domain::talent::TalentId;
use crate::domain::value::Moment;
use crate::proposals::candidates::{self, Candidate};
use crate::store::db::Conn;
use crate::store::matches::Reckoning;
use crate::store::{audit, enterprises, interests, json, matches, need_waits, needs};

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
    Add(Match, Reckoning),
    Propose(Match, Reckoning),
    Rescore(Match, Reckoning),
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

/// Plans the suggestions of a need from the index and what is committed.
pub fn plan(ctx: &Context, need: &NeedId, given: &Given<'_>) -> Result<Plan> {
    let (need, is_matched, firm, mut rows) = ctx.db.read(|conn| {
        let need = needs::get(conn, need)?;
        let firm = enterprises::get(conn, &need.enterprise)?;
        let rows = matches::of_need(conn, &need.id)?;
        let is_matched = need_waits::is_matched(conn, &need)?;
        Ok((need, is_matched, firm, rows))
    })?;
    let read = rows.iter().map(|row| (row.id.clone(), row.version)).collect();
    if let Some(decided) = given.decided {
        rows.retain(|row| row.id != decided.id);
        rows.push(decided.clone());
    }
    let is_active = is_matched && firm.state.is_active();
    let chosen = if is_active { candidates::choose(ctx, &need, &firm, &rows, given.person)? } else { Vec::new() };
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

impl Plan {
    fn lapse_others(&mut self, rows: &[Match], chosen: &[Candidate]) {
        let is_out = |row: &&Match| {
            row.state == MatchState::Suggested && !chosen.iter().any(|candidate| candidate.talent == row.talent)
        };
        self.moves.extend(rows.iter().filter(is_out).cloned().map(Planned::Lapse));
    }

    fn propose(&mut self, ctx: &Context, need: &Need, row: Option<&Match>, candidate: Candidate) -> Result<()> {
        let why = Reckoning { lines: json::text(&candidate.score.lines)?, snapshot: json::text(&candidate.snapshot)? };
        let is_new_strong =
            candidate.strength == Strength::Strong && row.is_none_or(|row| row.strength != Strength::Strong);
        if is_new_strong {
            self.new_strong.push(candidate.talent.clone());
        }
        let scored = scored(ctx, need, row, &candidate);
        match row {
            None => self.moves.push(Planned::Add(scored, why)),
            Some(row) if row.state == MatchState::Lapsed => self.moves.push(Planned::Propose(scored, why)),
            // A row whose scores stay is left alone, so that the officer who reads it may still decide on it.
            Some(row) if candidates::is_as_scored(row, &candidate.score.fit(), candidate.strength) => {}
            Some(_) => self.moves.push(Planned::Rescore(scored, why)),
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
        let (before, mut row, why, action) = match self {
            Self::Add(row, why) => {
                let row = Match { created_at: now, updated_at: now, ..row };
                matches::add(conn, &row, &why)?;
                return record(conn, now, "match.suggest", None, &row);
            }
            Self::Propose(row, why) => {
                let state = row.state.after(MatchAct::Propose, By::System)?;
                let fresh = Match { state, created_at: now, parked_until: None, ..row.clone() };
                (row.state, fresh, Some(why), "match.suggest")
            }
            Self::Rescore(row, why) => (row.state, row, Some(why), "match.rescore"),
            Self::Lapse(row) => {
                let state = row.state.after(MatchAct::Lapse, By::System)?;
                (row.state, Match { state, parked_until: None, ..row }, None, "match.lapse")
            }
        };
        matches::save(conn, &mut row, why.as_ref(), now)?;
        if row.state == MatchState::Lapsed {
            interests::close(conn, &row, (now, now))?;
        }
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
    let fresh = || Match::suggested(candidate.talent.clone(), need.id.clone(), Origin::Engine, need.updated_at);
    // What had lapsed is the engine's own proposal now, whoever had asked for it.
    let origin = row.filter(|row| row.state != MatchState::Lapsed).map_or(Origin::Engine, |row| row.origin);
    Match {
        origin,
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
