//! Erases a need that was never submitted by "this was not me" on the page of its confirmation, with the firm and the
//! account that were registered with it.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::error::{Error, Result};
use crate::domain::need::{NeedId, NeedState};
use crate::domain::state::By;
use crate::store::{links, needs};
use crate::usecase::erasing::{self, Erasing};

/// The link.
#[derive(Debug, Clone)]
pub struct Input {
    /// The token that the mail carries.
    pub token: String,
}

/// Erases what the link is about; the link is used up. `Missing` when it is not about a need.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<()> {
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(visitor));
    ctx.db.write(move |conn| {
        let link = links::open(conn, &keys, &input.token, LinkPurpose::Confirm, now)?;
        let subject = link.subject.as_deref().ok_or(Error::Missing("link"))?;
        let id: NeedId = subject.parse().map_err(|_| Error::Missing("link"))?;
        let need = needs::find(conn, &id)?.ok_or(Error::Missing("link"))?;
        if need.state != NeedState::Draft {
            return Err(Error::Conflict("illegal_move"));
        }
        links::use_up(conn, &link, now)?;
        Erasing { now, doer, by: By::Owner, reason: "confirm" }.need(conn, need)
    })?;
    erasing::remember(ctx);
    Ok(())
}
