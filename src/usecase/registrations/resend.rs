//! Sends the confirmation again to the address that waits for it. A ticket that leads nowhere gets the same answer.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::keys::sha256_hex;
use crate::store::{limits, links, outbox, registrations};

/// The ticket.
#[derive(Debug, Clone)]
pub struct Input {
    /// From the waiting page.
    pub ticket: String,
}

/// Sends it.
pub fn run(ctx: &Context, input: Input) -> Result<()> {
    let (now, keys, most) = (ctx.now(), ctx.keys.clone(), ctx.config.limits.links);
    let bucket = format!("waiting/{}", sha256_hex(input.ticket.as_bytes()));
    if let Some(retry_after) = ctx.db.write(move |conn| limits::hit(conn, now, &bucket, most, TimeDelta::hours(1)))? {
        return Err(Error::TooMany { retry_after });
    }
    ctx.db.write(move |conn| {
        if let Some((account, entity, subject)) = registrations::waiting(conn, &keys, &input.ticket)? {
            links::supersede(conn, &account.id, LinkPurpose::Confirm, now)?;
            let link = links::add(conn, now, &account.id, LinkPurpose::Confirm, Some(&subject))?;
            let notice = NewNotice::to(NoticeKind::Confirm, &account, (entity, &subject), now).with_link(&link.id);
            outbox::add(conn, now, &notice)?;
        }
        Ok(())
    })
}
