//! Erases a profile at once by the link in a receipt, or a registration by "this was not me" on the page of its
//! confirmation: whoever holds the mail needs no sign-in to be left alone.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::error::{Error, Result};
use crate::domain::state::By;
use crate::domain::talent::TalentId;
use crate::store::{links, talents};
use crate::usecase::erasing::{self, Erasing};

/// The link.
#[derive(Debug, Clone)]
pub struct Input {
    /// The token that the mail carries.
    pub token: String,
}

/// Erases what the link is about; the link is used up. `Missing` when it is not about a profile.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<()> {
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(visitor));
    ctx.db.write(move |conn| {
        let link = links::read(conn, &keys, &input.token)?;
        let reason = match link.purpose {
            LinkPurpose::Withdraw => "withdraw",
            LinkPurpose::Confirm => "confirm",
            _ => return Err(Error::Missing("link")),
        };
        link.check(now)?;
        let subject = link.subject.as_deref().ok_or(Error::Missing("link"))?;
        let id: TalentId = subject.parse().map_err(|_| Error::Missing("link"))?;
        let talent = talents::find(conn, &id)?.ok_or(Error::Missing("link"))?;
        links::use_up(conn, &link, now)?;
        Erasing { now, doer, by: By::Owner, reason }.talent(conn, talent)
    })?;
    erasing::remember(ctx);
    Ok(())
}
