//! Gives the office one more mailbox.

use super::{fields, summary};
use crate::context::Context;
use crate::domain::account::normalise_email;
use crate::domain::actor::{Doer, Lead};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Checks, Error, Result};
use crate::domain::office::{Mailbox, MailboxState};
use crate::store::{audit, offices};

/// The mailbox.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its address.
    pub address: String,
    /// Slugs of its fields; none means all.
    pub fields: Vec<String>,
}

/// Adds it; one that was removed comes back with its numbering.
pub fn run(ctx: &Context, actor: &Lead, input: Input) -> Result<()> {
    let mut checks = Checks::default();
    let typed = input.address.trim();
    checks.require(!typed.is_empty(), "address", "required");
    let address = normalise_email(typed).unwrap_or_default();
    checks.require(typed.is_empty() || !address.is_empty(), "address", "bad_email");
    let fields = fields(&mut checks, &input.fields);
    checks.done()?;
    let (now, doer) = (ctx.now(), Doer::from(&actor.person));
    ctx.db.write(move |conn| {
        let office = offices::find(conn)?.ok_or(Error::Missing("office"))?;
        offices::hold(conn, &office.id)?;
        let mailbox = match offices::find_mailbox(conn, &office.id, &address)? {
            Some(known) if known.state != MailboxState::Removed => return Err(Error::field("address", "twice")),
            Some(known) => {
                let back = Mailbox { fields, state: MailboxState::Active, ..known };
                offices::save_mailbox(conn, &back)?;
                back
            }
            None => {
                let new = Mailbox::new(office.id.clone(), address, fields);
                offices::add_mailbox(conn, &new)?;
                new
            }
        };
        let deed = Deed::new(&doer, "office.add_mailbox", Entity::Office, office.id.as_str());
        audit::add(conn, now, &deed.moved("", summary(&mailbox)).because(mailbox.id.as_str())).map(|_| ())
    })
}
