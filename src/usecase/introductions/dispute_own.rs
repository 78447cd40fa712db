//! A side says, signed in, that the last answer that staff recorded for it is wrong.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::Person;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::IntroductionState;
use crate::questions::dispute;
use crate::questions::side::Way;
use crate::store::{answers, links};

/// Disputes it and returns where the introduction stands; `already_done` when no recorded answer of this side stands.
pub fn run(ctx: &Context, person: &Person, code: String) -> Result<IntroductionState> {
    let (now, keys, person) = (ctx.now(), ctx.keys.clone(), Box::new(person.clone()));
    let floor = ctx.answer_floor();
    ctx.db.write(move |conn| {
        let party = Way::Signed { person, code }.party(conn, &keys, now)?;
        let answer = answers::last_recorded(conn, &party.introduction.id, party.side)?;
        let answer = answer.ok_or(Error::Conflict("already_done"))?;
        links::end_about(conn, LinkPurpose::Dispute, answer.id.as_str(), now)?;
        dispute::take(conn, &answer, &party.doer, floor, now)
    })
}
