//! A pair that somebody asks for, a firm or an officer: scored like any other, proposed whatever its score.

use chrono::TimeDelta;

use super::{candidates, index};
use crate::context::Context;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::REST_DAYS;
use crate::domain::matches::{Match, MatchAct, MatchState, Origin, Strength};
use crate::domain::need::NeedId;
use crate::domain::state::By;
use crate::domain::talent::TalentId;
use crate::domain::value::Moment;
use crate::matching::Score;
use crate::store::db::Conn;
use crate::store::matches::Reckoning;
use crate::store::{json, matches};

/// A pair with its scores, read outside the transaction that proposes it.
pub struct Scored {
    talent: (TalentId, i32),
    need: (NeedId, i32),
    engine: String,
    why: Reckoning,
    strength: Strength,
    /// Both scores with their lines.
    pub score: Score,
}

/// Scores a pair as committed; `Conflict` when one side is not in the pool now.
pub fn score(ctx: &Context, talent: &TalentId, need: &NeedId) -> Result<Scored> {
    index::follow(ctx)?;
    let (person, features) = index::talent(ctx, talent)?.ok_or(Error::Conflict("talent_not_active"))?;
    let (sought, wanted) = index::need(ctx, need)?.ok_or(Error::Conflict("need_not_active"))?;
    let score = ctx.engine.score(&wanted, &features);
    Ok(Scored {
        talent: (person.id, person.version),
        need: (sought.id, sought.version),
        engine: ctx.engine.versions(),
        why: Reckoning {
            lines: json::text(&score.lines)?,
            snapshot: json::text(&ctx.engine.snapshot(&wanted, &features))?,
        },
        strength: candidates::strength(ctx, &score.fit()).unwrap_or(Strength::WorthALook),
        score,
    })
}

/// Proposes the pair for `origin`, with a note of an officer if there is one, and returns its row. Hold the need before: of
/// two who ask at once the second finds what the first did.
pub fn propose(conn: &mut Conn, pair: &Scored, origin: Origin, note: Option<String>, now: Moment) -> Result<Match> {
    let rows = matches::of_need(conn, &pair.need.0)?;
    match rows.into_iter().find(|row| row.talent == pair.talent.0) {
        None => {
            let fresh = Match::suggested(pair.talent.0.clone(), pair.need.0.clone(), origin, now);
            let row = Match { note, ..pair.scored(fresh) };
            matches::add(conn, &row, &pair.why)?;
            Ok(row)
        }
        Some(row) => {
            let state = again(&row, origin, now)?;
            let fresh = Match { origin, state, parked_until: None, reason: None, created_at: now, ..row };
            let mut row = Match { note, decided_at: None, reviewer: None, press: None, ..pair.scored(fresh) };
            matches::save(conn, &mut row, Some(&pair.why), now)?;
            Ok(row)
        }
    }
}

impl Scored {
    fn scored(&self, row: Match) -> Match {
        Match {
            talent_version: self.talent.1,
            need_version: self.need.1,
            score_need: self.score.need_fit,
            score_talent: self.score.person_fit,
            order: self.score.order,
            strength: self.strength,
            engine: self.engine.clone(),
            ..row
        }
    }
}

/// The state of a pair that is asked for once more. To a firm every refusal reads alike: it does not learn what was decided.
fn again(row: &Match, origin: Origin, now: Moment) -> Result<MatchState> {
    let is_staff = origin == Origin::Staff;
    let by = if is_staff { By::Officer } else { By::System };
    let rests = row.decided_at.is_some_and(|at| now < at + TimeDelta::days(REST_DAYS));
    match row.state {
        MatchState::Suggested if is_staff => Err(Error::Conflict("already_suggested")),
        MatchState::Suggested => Ok(MatchState::Suggested),
        MatchState::Approved if is_staff => Err(Error::Conflict("already_approved")),
        MatchState::Approved => Err(Error::Conflict("not_available")),
        MatchState::Dismissed if rests && !is_staff => Err(Error::Conflict("not_available")),
        MatchState::Dismissed => row.state.after(MatchAct::Reconsider, by),
        MatchState::Parked => row.state.after(MatchAct::Wake, by),
        MatchState::Lapsed => row.state.after(MatchAct::Propose, by),
    }
}
