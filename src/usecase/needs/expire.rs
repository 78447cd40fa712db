//! Needs whose deadline has passed expire, and their firms are asked how it goes on; their suggestions
//! lapse with the next matching.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::need::{NeedAct, NeedId};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::state::By;
use crate::store::{accounts, audit, changes, enterprises, links, needs, outbox};

/// Expires what is due and says how many.
pub fn run(ctx: &Context) -> Result<usize> {
    let now = ctx.now();
    let due = ctx.db.read(|conn| needs::list_expired(conn, now))?;
    let mut count = 0;
    for id in due {
        match expire(ctx, id) {
            Ok(()) => count += 1,
            // Its firm was quicker; the next minute looks again.
            Err(Error::Conflict(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(count)
}

fn expire(ctx: &Context, id: NeedId) -> Result<()> {
    let now = ctx.now();
    ctx.db.write(move |conn| {
        let mut need = needs::get(conn, &id)?;
        let before = need.state;
        need.act(NeedAct::Expire, By::System)?;
        needs::save(conn, &mut need, now)?;
        let doer = Doer::system();
        let deed = Deed::new(&doer, "need.expire", Entity::Need, id.as_str()).moved(before, need.state);
        audit::add(conn, now, &deed)?;
        for account in enterprises::list_members(conn, &need.enterprise)? {
            let account = accounts::get(conn, &account)?;
            let link = links::add(conn, now, &account.id, LinkPurpose::NeedStill, Some(id.as_str()))?;
            let notice = NewNotice::to(NoticeKind::NeedExpiring, &account, (Entity::Need, id.as_str()), now);
            outbox::add(conn, now, &notice.with_link(&link.id).with_code("expired"))?;
        }
        changes::add(conn, now, Entity::Need, id.as_str(), need.version, None)
    })
}
