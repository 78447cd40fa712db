//! Says how a need goes on by the link of its reminder: whoever holds the mail needs no sign-in.

use super::{apply, told};
use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::error::{Error, Result};
use crate::domain::need::{NeedId, NeedState};
use crate::domain::need_clock::NeedAnswer;
use crate::store::{links, needs};

/// The link and the answer.
#[derive(Debug, Clone)]
pub struct Input {
    /// The token that the mail carries.
    pub token: String,
    /// How it goes on.
    pub answer: NeedAnswer,
}

/// Does it; the answer to one link answers every other about the same need.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<NeedState> {
    let (now, keys) = (ctx.now(), ctx.keys.clone());
    let mut doer = Doer::from(visitor);
    ctx.db.write(move |conn| {
        let link = links::open(conn, &keys, &input.token, LinkPurpose::NeedStill, now)?;
        let subject = link.subject.as_deref().ok_or(Error::Missing("link"))?;
        let id: NeedId = subject.parse().map_err(|_| Error::Missing("link"))?;
        let mut need = needs::find(conn, &id)?.ok_or(Error::Missing("link"))?;
        let before = need.state;
        links::use_up(conn, &link, now)?;
        apply(conn, now, &mut need, input.answer)?;
        doer.account = Some(link.account.clone());
        told(conn, now, &doer, &need, before, input.answer)?;
        Ok(need.state)
    })
}
