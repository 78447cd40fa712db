//! A side says, signed in, how an introduction goes: the answer to the last follow-up that it was asked.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::Person;
use crate::domain::error::{Error, Result};
use crate::domain::follow_up::{News, OutcomeKind};
use crate::domain::introduction::IntroductionState;
use crate::questions::news::{self, Told};
use crate::questions::side::Way;
use crate::store::{follow_ups, links};

/// What is said.
#[derive(Debug, Clone)]
pub struct Input {
    /// The introduction's code.
    pub code: String,
    /// How it goes.
    pub news: News,
    /// What came of it; needed for a success.
    pub kind: Option<OutcomeKind>,
}

/// Takes it and returns where the introduction stands. `not_asked_yet` before the first follow-up, `already_done` when the
/// last one is answered.
pub fn run(ctx: &Context, person: &Person, input: Input) -> Result<IntroductionState> {
    let (now, keys, person) = (ctx.now(), ctx.keys.clone(), Box::new(person.clone()));
    let told = Told { news: input.news, kind: input.kind };
    told.check()?;
    ctx.db.write(move |conn| {
        let party = Way::Signed { person, code: input.code }.party(conn, &keys, now)?;
        let mut introduction = party.introduction;
        let all = follow_ups::list(conn, &introduction.id)?;
        let asked = all.into_iter().rfind(|f| f.side == party.side && f.asked_at.is_some());
        let last = asked.filter(|_| introduction.state.is_known()).ok_or(Error::Conflict("not_asked_yet"))?;
        if last.answered_at.is_some() {
            return Err(Error::Conflict("already_done"));
        }
        links::end_about(conn, LinkPurpose::FollowUp, last.id.as_str(), now)?;
        news::take(conn, &mut introduction, &last, told, &party.doer, now)?;
        Ok(introduction.state)
    })
}
