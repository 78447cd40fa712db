//! A lead asks the person once more after an introduction was halted or ran out; every consent is asked anew.

use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::{Doer, Officer};
use crate::domain::answer::Answer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{IntroductionAct, IntroductionId};
use crate::domain::need::NeedState;
use crate::domain::state::By;
use crate::questions::{ask, barring};
use crate::store::{audit, consents, enterprises, introductions, needs, put_questions, talents};

/// Which.
#[derive(Debug, Clone)]
pub struct Input {
    /// The introduction.
    pub id: IntroductionId,
    /// The version that the lead saw; `None` takes it as it stands.
    pub version: Option<i32>,
}

/// Asks again.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<()> {
    if !officer.person.has(Role::Lead) {
        return Err(Error::Denied("needs_a_lead"));
    }
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(&officer.person));
    ctx.db.write(move |conn| {
        let id = input.id;
        let mut introduction = introductions::get(conn, &id)?;
        if input.version.is_some_and(|seen| seen != introduction.version) {
            return Err(Error::Conflict("version"));
        }
        introductions::hold(conn, &introduction)?;
        let before = introduction.state;
        introduction.act(IntroductionAct::AskAgain, By::Lead, now)?;
        if needs::get(conn, &introduction.need)?.state != NeedState::Open {
            return Err(Error::Conflict("need_not_active"));
        }
        talents::hold(conn, &introduction.talent)?;
        let talent = talents::get(conn, &introduction.talent)?;
        if !talent.state.is_matched() {
            return Err(Error::Conflict("talent_not_active"));
        }
        let firm = enterprises::get(conn, &introduction.enterprise)?;
        barring::check(conn, &keys, &talent, &firm)?;
        put_questions::check(conn, &talent, now)?;
        for consent in consents::list_by_introduction(conn, id.as_str())?.iter().filter(|c| c.is_standing()) {
            consents::withdraw(conn, &consent.id, now)?;
        }
        (introduction.talent_answer, introduction.talent_answered_at) = (Answer::Pending, None);
        (introduction.firm_answer, introduction.firm_answered_at) = (Answer::Pending, None);
        (introduction.is_firm_first, introduction.is_postponed, introduction.sentence) = (false, false, None);
        ask::put(conn, &mut introduction, now)?;
        introductions::save(conn, &mut introduction, now)?;
        let deed = Deed::new(&doer, "introduction.ask_again", Entity::Introduction, id.as_str());
        audit::add(conn, now, &deed.moved(before, introduction.state)).map(|_| ())
    })
}
