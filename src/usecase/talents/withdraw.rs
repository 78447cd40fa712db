//! Takes a profile out of the pool at once; its owner, who is told by mail, may undo this by submitting it again before it
//! is erased.

use crate::context::Context;
use crate::domain::actor::{Doer, Owner};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::introduction::{CloseReason, Side};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::state::By;
use crate::domain::talent::TalentAct;
use crate::questions::close::{self, Halt};
use crate::store::introductions::Filter;
use crate::store::{audit, changes, outbox, talents};

/// Withdraws it.
pub fn run(ctx: &Context, owner: &Owner) -> Result<()> {
    let (now, doer, id) = (ctx.now(), Doer::from(&owner.person), owner.talent.clone());
    let account = owner.person.account.clone();
    ctx.db.write(move |conn| {
        let mut talent = talents::get(conn, &id)?;
        let before = talent.state;
        talent.act(TalentAct::Withdraw, By::Owner)?;
        talents::save(conn, &mut talent, now)?;
        let deed = Deed::new(&doer, "talent.withdraw", Entity::Talent, id.as_str()).moved(before, talent.state);
        audit::add(conn, now, &deed)?;
        let notice =
            NewNotice::to(NoticeKind::Erasure, &account, (Entity::Talent, id.as_str()), now).with_code("asked");
        outbox::add(conn, now, &notice)?;
        let which = Filter { talent: Some(id.clone()), ..Filter::default() };
        let (reason, cause) = (CloseReason::TalentLeft, Some(Side::Talent));
        close::halt(conn, &which, &Halt { doer: &doer, by: By::System, reason, cause, now })?;
        changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)
    })
}
