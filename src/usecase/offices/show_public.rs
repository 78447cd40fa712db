//! What anybody may know of the liaison office: who runs it, where, and from which address it writes.

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::office::Office;
use crate::store::{offices, settings};

/// The office to its visitors.
#[derive(Debug, Clone)]
pub struct View {
    /// The office, once it is set up.
    pub office: Option<Office>,
    /// The address that reads letters; empty before the set-up.
    pub mailbox: String,
    /// The address every mail comes from; empty before the set-up.
    pub sender: String,
}

/// Reads it.
pub fn run(ctx: &Context) -> Result<View> {
    ctx.db.read(|conn| {
        let mailbox = offices::mailboxes(conn)?.into_iter().next().map_or_else(String::new, |m| m.address);
        let set = settings::mail(conn, &ctx.keys)?.map_or_else(String::new, |m| m.from);
        Ok(View {
            office: offices::find(conn)?,
            sender: [ctx.config.mail.from.clone(), set, mailbox.clone()]
                .into_iter()
                .find(|a| !a.is_empty())
                .unwrap_or_default(),
            mailbox,
        })
    })
}
