//! Withdraws a profile by the link in a receipt, or says "this was not me" by the link of a confirmation: whoever holds
//! the mail needs no sign-in to be left alone.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::state::By;
use crate::domain::talent::{TalentAct, TalentId};
use crate::store::{audit, changes, consents, links, talents};

/// The link.
#[derive(Debug, Clone)]
pub struct Input {
    /// The token that the mail carries.
    pub token: String,
}

/// Withdraws what the link is about; the link is used up. `Missing` when it is not about a profile.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<()> {
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(visitor));
    ctx.db.write(move |conn| {
        let link = links::read(conn, &keys, &input.token)?;
        if !matches!(link.purpose, LinkPurpose::Withdraw | LinkPurpose::Confirm) {
            return Err(Error::Missing("link"));
        }
        link.check(now)?;
        let subject = link.subject.as_deref().ok_or(Error::Missing("link"))?;
        let id: TalentId = subject.parse().map_err(|_| Error::Missing("link"))?;
        let mut talent = talents::find(conn, &id)?.ok_or(Error::Missing("link"))?;
        let before = talent.state;
        talent.act(TalentAct::Withdraw, By::Owner)?;
        talents::save(conn, &mut talent, now)?;
        if link.purpose == LinkPurpose::Confirm {
            // Whoever says "this was not me" never agreed to anything.
            consents::withdraw_by_talent(conn, &id, now)?;
        }
        links::use_up(conn, &link, now)?;
        let deed = Deed::new(&doer, "talent.withdraw", Entity::Talent, id.as_str()).moved(before, talent.state);
        audit::add(conn, now, &deed.because(link.purpose.as_str()))?;
        changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)
    })
}
