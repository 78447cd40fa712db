//! A side says, by the link of a follow-up, how it goes: in touch, not yet, no reply, something or nothing came of it.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::error::{Error, Result};
use crate::domain::follow_up::{FollowUpId, News, OutcomeKind};
use crate::domain::introduction::IntroductionState;
use crate::questions::news::{self, Told};
use crate::store::{follow_ups, introductions, links};

/// What is said.
#[derive(Debug, Clone)]
pub struct Input {
    /// The token that the mail carries.
    pub token: String,
    /// How it goes.
    pub news: News,
    /// What came of it; needed for a success.
    pub kind: Option<OutcomeKind>,
}

/// Takes it and returns where the introduction stands.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<IntroductionState> {
    let (now, keys, visitor) = (ctx.now(), ctx.keys.clone(), visitor.clone());
    let told = Told { news: input.news, kind: input.kind };
    told.check()?;
    ctx.db.write(move |conn| {
        let link = links::open(conn, &keys, &input.token, LinkPurpose::FollowUp, now)?;
        let id: Option<FollowUpId> = link.subject.as_deref().and_then(|id| id.parse().ok());
        let follow_up = follow_ups::get(conn, &id.ok_or(Error::Missing("link"))?)?;
        let mut introduction = introductions::get(conn, &follow_up.introduction)?;
        if !introduction.state.is_known() {
            return Err(Error::Gone("moved_on"));
        }
        introductions::hold(conn, &introduction)?;
        links::use_up(conn, &link, now)?;
        let doer = Doer { account: Some(link.account), ..Doer::from(&visitor) };
        news::take(conn, &mut introduction, &follow_up, told, &doer, now)?;
        Ok(introduction.state)
    })
}
