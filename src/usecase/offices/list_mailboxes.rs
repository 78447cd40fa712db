//! Lists for staff which mailbox of the office hears of which fields.

use crate::context::Context;
use crate::domain::actor::Staff;
use crate::domain::error::Result;
use crate::domain::office::Mailbox;
use crate::store::offices;

/// The mailboxes, the first one first; none before the set-up.
pub fn run(ctx: &Context, _staff: &Staff) -> Result<Vec<Mailbox>> {
    ctx.db.read(offices::mailboxes)
}
