//! Changes of which fields a mailbox of the office hears.

use crate::context::Context;
use crate::domain::actor::{Admin, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Checks, Error, Result};
use crate::domain::field::FieldCode;
use crate::domain::notice::MailboxId;
use crate::store::{audit, offices};

/// The mailbox and its fields.
#[derive(Debug, Clone)]
pub struct Input {
    /// Which mailbox.
    pub mailbox: MailboxId,
    /// Slugs of its fields; none means all.
    pub fields: Vec<String>,
}

/// Keeps them. Mails that are queued already go where they were to go.
pub fn run(ctx: &Context, actor: &Admin, input: Input) -> Result<()> {
    let mut fields: Vec<FieldCode> = input.fields.iter().filter_map(|slug| FieldCode::parse(slug)).collect();
    let mut checks = Checks::default();
    checks.require(fields.len() == input.fields.len(), "fields", "unknown_field_code");
    checks.done()?;
    fields.sort();
    fields.dedup();
    let (now, doer) = (ctx.now(), Doer::from(&actor.person));
    ctx.db.write(move |conn| {
        let known = offices::mailboxes(conn)?.into_iter().find(|mailbox| mailbox.id == input.mailbox);
        let mut mailbox = known.ok_or(Error::Missing("mailbox"))?;
        let before = slugs(&mailbox.fields);
        mailbox.fields = fields;
        offices::save_mailbox(conn, &mailbox)?;
        let deed = Deed::new(&doer, "office.set_mailbox", Entity::Office, mailbox.office.as_str());
        let deed = deed.moved(before, slugs(&mailbox.fields)).because(mailbox.id.as_str());
        audit::add(conn, now, &deed).map(|_| ())
    })
}

fn slugs(fields: &[FieldCode]) -> String {
    fields.iter().map(FieldCode::as_str).collect::<Vec<_>>().join(" ")
}
