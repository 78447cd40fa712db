//! Gives a registration that nobody has confirmed another address; the link sent before holds no more.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::account::{LinkPurpose, normalise_email};
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::keys::sha256_hex;
use crate::store::{accounts, audit, limits, links, outbox, registrations};

/// What is asked.
#[derive(Debug, Clone)]
pub struct Input {
    /// From the waiting page.
    pub ticket: String,
    /// The new address as typed.
    pub email: String,
}

/// Changes it. An address that is known already gets its notice instead, with the same answer.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<()> {
    let address = normalise_email(&input.email)?;
    let (now, keys, most, doer) = (ctx.now(), ctx.keys.clone(), ctx.config.limits.links, Doer::from(visitor));
    let bucket = format!("waiting/{}", sha256_hex(input.ticket.as_bytes()));
    if let Some(retry_after) = ctx.db.write(move |conn| limits::hit(conn, now, &bucket, most, TimeDelta::hours(1)))? {
        return Err(Error::TooMany { retry_after });
    }
    ctx.db.write(move |conn| {
        let Some((account, entity, subject)) = registrations::waiting(conn, &keys, &input.ticket)? else {
            return Ok(());
        };
        match accounts::find(conn, &keys, &address)? {
            Some(known) if known.id != account.id => {
                let hour = now.format("%Y-%m-%dT%H");
                let about = (Entity::Account, known.id.as_str());
                let notice = NewNotice::to(NoticeKind::KnownAddress, &known, about, now).with_code("register");
                outbox::add(conn, now, &notice.once(format!("known_address/{}/{hour}", known.id)))?;
                return Ok(());
            }
            Some(_) => {}
            None => accounts::change_address(conn, &keys, now, &account, &address)?,
        }
        links::supersede(conn, &account.id, LinkPurpose::Confirm, now)?;
        let link = links::add(conn, now, &account.id, LinkPurpose::Confirm, Some(&subject))?;
        audit::add(conn, now, &Deed::new(&doer, "account.change_address", Entity::Account, account.id.as_str()))?;
        let notice = NewNotice::to(NoticeKind::Confirm, &account, (entity, &subject), now).with_link(&link.id);
        outbox::add(conn, now, &notice)?;
        Ok(())
    })
}
