//! Takes a mailbox from the office.

use super::{seen_mailbox, silence, summary};
use crate::context::Context;
use crate::domain::actor::{Doer, Lead};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::notice::MailboxId;
use crate::domain::office::MailboxState;
use crate::store::{audit, offices};

/// Which mailbox.
#[derive(Debug, Clone)]
pub struct Input {
    /// Which.
    pub mailbox: MailboxId,
    /// The version that was seen.
    pub version: i32,
}

/// Nothing is sent to it any more. Its row stays, so that its numbering goes on if the address comes back.
pub fn run(ctx: &Context, actor: &Lead, input: Input) -> Result<()> {
    let (now, doer) = (ctx.now(), Doer::from(&actor.person));
    ctx.db.write(move |conn| {
        let (mut mailbox, others) = seen_mailbox(conn, &input.mailbox, input.version)?;
        let before = summary(&mailbox);
        mailbox.state = MailboxState::Removed;
        silence(conn, now, &mailbox.id, &others)?;
        offices::save_mailbox(conn, &mailbox)?;
        let deed = Deed::new(&doer, "office.remove_mailbox", Entity::Office, mailbox.office.as_str());
        let deed = deed.moved(before, summary(&mailbox)).because(mailbox.id.as_str());
        audit::add(conn, now, &deed).map(|_| ())
    })
}
