//! A side says, by the link of its receipt, that the answer recorded for it is wrong.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::answer::AnswerId;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::IntroductionState;
use crate::questions::dispute;
use crate::store::{answers, introductions, links};

/// The link.
#[derive(Debug, Clone)]
pub struct Input {
    /// The token that the mail carries.
    pub token: String,
}

/// Disputes the answer that the link is about, and returns where the introduction stands.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<IntroductionState> {
    let (now, keys, visitor) = (ctx.now(), ctx.keys.clone(), visitor.clone());
    let floor = ctx.answer_floor();
    ctx.db.write(move |conn| {
        let link = links::open(conn, &keys, &input.token, LinkPurpose::Dispute, now)?;
        let id: Option<AnswerId> = link.subject.as_deref().and_then(|id| id.parse().ok());
        let answer = answers::get(conn, &id.ok_or(Error::Missing("link"))?)?;
        let introduction = introductions::get(conn, &answer.introduction)?;
        introductions::hold(conn, &introduction)?;
        links::use_up(conn, &link, now)?;
        let doer = Doer { account: Some(link.account), ..Doer::from(&visitor) };
        dispute::take(conn, &answer, &doer, floor, now)
    })
}
