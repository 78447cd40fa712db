//! Changes of which fields a mailbox of the office hears, and whether it is told at all.

use super::{fields, seen_mailbox, silence, summary};
use crate::context::Context;
use crate::domain::actor::{Doer, Lead};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Checks, Result};
use crate::domain::notice::MailboxId;
use crate::domain::office::MailboxState;
use crate::store::{audit, offices};

/// The mailbox as it shall be.
#[derive(Debug, Clone)]
pub struct Input {
    /// Which mailbox.
    pub mailbox: MailboxId,
    /// The version that was seen.
    pub version: i32,
    /// Slugs of its fields; none means all.
    pub fields: Vec<String>,
    /// False switches it off.
    pub is_active: bool,
}

/// Keeps it. What is queued already goes where it was to go, unless the mailbox is switched off.
pub fn run(ctx: &Context, actor: &Lead, input: Input) -> Result<()> {
    let mut checks = Checks::default();
    let fields = fields(&mut checks, &input.fields);
    checks.done()?;
    let (now, doer) = (ctx.now(), Doer::from(&actor.person));
    ctx.db.write(move |conn| {
        let (mut mailbox, others) = seen_mailbox(conn, &input.mailbox, input.version)?;
        let before = summary(&mailbox);
        mailbox.fields = fields;
        mailbox.state = if input.is_active { MailboxState::Active } else { MailboxState::Off };
        if !input.is_active {
            silence(conn, now, &mailbox.id, &others)?;
        }
        offices::save_mailbox(conn, &mailbox)?;
        let deed = Deed::new(&doer, "office.set_mailbox", Entity::Office, mailbox.office.as_str());
        let deed = deed.moved(before, summary(&mailbox)).because(mailbox.id.as_str());
        audit::add(conn, now, &deed).map(|_| ())
    })
}
