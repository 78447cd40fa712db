//! Withdraws a profile by the link in a receipt: whoever holds the mail needs no sign-in to be left alone.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{CloseReason, Side};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::state::By;
use crate::domain::talent::{TalentAct, TalentId};
use crate::questions::close::{self, Halt};
use crate::store::introductions::Filter;
use crate::store::{accounts, audit, changes, links, outbox, talents};

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
        let link = links::open(conn, &keys, &input.token, LinkPurpose::Withdraw, now)?;
        let subject = link.subject.as_deref().ok_or(Error::Missing("link"))?;
        let id: TalentId = subject.parse().map_err(|_| Error::Missing("link"))?;
        let mut talent = talents::find(conn, &id)?.ok_or(Error::Missing("link"))?;
        let before = talent.state;
        talent.act(TalentAct::Withdraw, By::Owner)?;
        talents::save(conn, &mut talent, now)?;
        links::use_up(conn, &link, now)?;
        let deed = Deed::new(&doer, "talent.withdraw", Entity::Talent, id.as_str()).moved(before, talent.state);
        audit::add(conn, now, &deed.because(link.purpose.as_str()))?;
        let account = accounts::get(conn, &link.account)?;
        let notice =
            NewNotice::to(NoticeKind::Erasure, &account, (Entity::Talent, id.as_str()), now).with_code("asked");
        outbox::add(conn, now, &notice)?;
        let which = Filter { talent: Some(id.clone()), ..Filter::default() };
        let (reason, cause) = (CloseReason::TalentLeft, Some(Side::Talent));
        close::halt(conn, &which, &Halt { doer: &doer, by: By::System, reason, cause, now })?;
        changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)
    })
}
