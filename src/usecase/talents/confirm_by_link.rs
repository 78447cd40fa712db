//! Says by the link of a reminder that a profile is still right: whoever holds the mail needs no sign-in.

use super::still_right;
use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::error::{Error, Result};
use crate::domain::talent::{TalentId, TalentState};
use crate::store::{links, talents};

/// Confirms the profile of the link, and uses up every link that asks the same.
pub fn run(ctx: &Context, visitor: &Visitor, token: &str) -> Result<TalentState> {
    let (now, keys, token) = (ctx.now(), ctx.keys.clone(), token.to_owned());
    let mut doer = Doer::from(visitor);
    ctx.db.write(move |conn| {
        let link = links::open(conn, &keys, &token, LinkPurpose::ProfileStill, now)?;
        let subject = link.subject.as_deref().ok_or(Error::Missing("link"))?;
        let id: TalentId = subject.parse().map_err(|_| Error::Missing("link"))?;
        let talent = talents::find(conn, &id)?.ok_or(Error::Missing("link"))?;
        links::use_up(conn, &link, now)?;
        doer.account = Some(link.account.clone());
        still_right(conn, now, &doer, talent)
    })
}
