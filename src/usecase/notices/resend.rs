//! Sends a failed notice once more: the same notice, so the same Message-ID.

use crate::context::Context;
use crate::domain::actor::{Admin, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::notice::{NoticeId, NoticeState};
use crate::store::{audit, outbox};

/// Queues it again, due at once; `Conflict` when it has not failed.
pub fn run(ctx: &Context, actor: &Admin, id: &NoticeId) -> Result<()> {
    let (now, doer, id) = (ctx.now(), Doer::from(&actor.person), id.clone());
    ctx.db.write(move |conn| {
        outbox::resend(conn, now, &id)?;
        let deed = Deed::new(&doer, "notice.resend", Entity::Notice, id.as_str());
        audit::add(conn, now, &deed.moved(NoticeState::Failed, NoticeState::Queued)).map(|_| ())
    })
}
