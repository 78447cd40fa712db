//! Shows the liaison office: its names, its address, its mailboxes.

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::office::{Mailbox, Office};
use crate::store::offices;

/// The office and its mailboxes.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The office.
    pub office: Office,
    /// Its mailboxes, the first one first.
    pub mailboxes: Vec<Mailbox>,
}

/// The office; `None` before the set-up.
pub fn run(ctx: &Context) -> Result<Option<View>> {
    ctx.db.read(|conn| match offices::find(conn)? {
        Some(office) => Ok(Some(View { office, mailboxes: offices::mailboxes(conn)? })),
        None => Ok(None),
    })
}
