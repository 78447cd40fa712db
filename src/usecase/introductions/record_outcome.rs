//! An officer notes what came of an introduction: its kind, value, day and proof; or that nothing did, where neither side says.

use chrono::NaiveDate;

use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Checks, Error, Result};
use crate::domain::follow_up::{Outcome, OutcomeId, OutcomeKind, ValueBand};
use crate::domain::introduction::{CloseReason, IntroductionAct, IntroductionId, IntroductionState};
use crate::domain::state::By;
use crate::domain::text::bad_characters;
use crate::domain::value::Moment;
use crate::locale;
use crate::questions::{news, office};
use crate::store::db::Conn;
use crate::store::{audit, follow_ups, introductions, outcomes};

/// Longest proof, in characters.
const PROOF_MAX: usize = 1000;

/// What came of it.
#[derive(Debug, Clone)]
pub struct Input {
    /// Which introduction.
    pub id: IntroductionId,
    /// What; `None` when nothing came of it.
    pub kind: Option<OutcomeKind>,
    /// Its value.
    pub value: Option<ValueBand>,
    /// The day.
    pub happened_on: Option<NaiveDate>,
    /// What proves it.
    pub proof: String,
}

/// Notes it and returns where the introduction stands.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<IntroductionState> {
    let (now, person) = (ctx.now(), officer.person.clone());
    let proof = check(&input, now)?;
    ctx.db.write(move |conn| {
        let mut introduction = introductions::get(conn, &input.id)?;
        introductions::hold(conn, &introduction)?;
        let (before, by) = (introduction.state, if person.has(Role::Lead) { By::Lead } else { By::Officer });
        match input.kind {
            Some(kind) => {
                if introduction.state == IntroductionState::Introduced {
                    introduction.act(IntroductionAct::Succeed, by, now)?;
                    office::tell(conn, &introduction, office::SUCCESS, now)?;
                } else if introduction.state != IntroductionState::Success {
                    return Err(Error::Conflict("illegal_move"));
                }
                introduction.outcome = Some(kind);
                note(conn, &input, kind, proof, now)?;
            }
            None => {
                check_silence(conn, &input.id)?;
                introduction.act(IntroductionAct::EndWithoutDeal, by, now)?;
                introduction.close_reason = Some(CloseReason::NoNews);
                follow_ups::remove_open(conn, &introduction.id)?;
            }
        }
        introductions::save(conn, &mut introduction, now)?;
        let doer = Doer::from(&person);
        let deed = Deed::new(&doer, "introduction.outcome", Entity::Introduction, introduction.id.as_str());
        let reason = input.kind.map_or("no_news", OutcomeKind::as_str);
        audit::add(conn, now, &deed.moved(before, introduction.state).because(reason))?;
        Ok(introduction.state)
    })
}

/// Nothing is said to have come of it only where both sides left two questions unanswered.
fn check_silence(conn: &mut Conn, id: &IntroductionId) -> Result<()> {
    if news::is_silent(conn, id)? { Ok(()) } else { Err(Error::Conflict("not_silent_yet")) }
}

fn check(input: &Input, now: Moment) -> Result<Option<String>> {
    let proof = input.proof.trim();
    let mut checks = Checks::default();
    let today = locale::day_in(now, locale::LANZHOU);
    checks.require(input.happened_on.is_none_or(|day| day <= today), "happened_on", "in_the_future");
    checks.require(proof.chars().count() <= PROOF_MAX, "proof", "too_long");
    if let Some(code) = bad_characters(proof) {
        checks.require(false, "proof", code);
    }
    checks.done()?;
    Ok((!proof.is_empty()).then(|| proof.to_owned()))
}

fn note(conn: &mut Conn, input: &Input, kind: OutcomeKind, proof: Option<String>, now: Moment) -> Result<()> {
    let known = outcomes::list(conn, &input.id)?.into_iter().find(|o| o.kind == kind);
    let is_new = known.is_none();
    let mut outcome = known.unwrap_or_else(|| Outcome {
        id: OutcomeId::new(),
        introduction: input.id.clone(),
        kind,
        value: None,
        happened_on: None,
        proof: None,
        days: None,
        talent_at: None,
        firm_at: None,
        officer_at: None,
        created_at: now,
    });
    (outcome.value, outcome.happened_on) = (input.value.or(outcome.value), input.happened_on.or(outcome.happened_on));
    outcome.proof = proof.or(outcome.proof);
    outcome.officer_at = Some(now);
    if is_new { outcomes::add(conn, &outcome) } else { outcomes::save(conn, &outcome) }
}
