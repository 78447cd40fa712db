//! Sends a notice that failed or came back once more: the same notice, so the same Message-ID.

use crate::context::Context;
use crate::domain::actor::{Admin, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::notice::{NoticeId, NoticeState, Recipient};
use crate::store::{audit, outbox, suppressions};

/// Queues it again, due at once; `Conflict` when it has not failed.
pub fn run(ctx: &Context, actor: &Admin, id: &NoticeId) -> Result<()> {
    let (now, doer, id) = (ctx.now(), Doer::from(&actor.person), id.clone());
    ctx.db.write(move |conn| {
        let before = outbox::get(conn, &id)?;
        outbox::resend(conn, now, &id)?;
        if let Recipient::Account(account) = &before.to {
            suppressions::lift(conn, account)?;
        }
        let deed = Deed::new(&doer, "notice.resend", Entity::Notice, id.as_str());
        audit::add(conn, now, &deed.moved(before.state, NoticeState::Queued)).map(|_| ())
    })
}
