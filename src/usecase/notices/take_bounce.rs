//! Takes a report of a mail server: the mail it names has come back, its address gets no more, staff are told.

use crate::context::Context;
use crate::documents::bounce;
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NoticeId, NoticeState, Recipient};
use crate::store::{audit, mail_alerts, outbox, suppressions};

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// A mail is marked as come back.
    Noted,
    /// It is a report of a mail of ours that changes nothing: a delay, or one that was told before.
    Unchanged,
    /// It is no report, or of no mail of ours.
    NotOurs,
}

/// Takes it.
pub fn run(ctx: &Context, raw: &[u8]) -> Result<Taken> {
    let Some(found) = bounce::read(raw) else { return Ok(Taken::NotOurs) };
    let id = found.message_id.split('@').next().and_then(|id| id.parse::<NoticeId>().ok());
    let Some(id) = id else { return Ok(Taken::NotOurs) };
    if !found.is_final {
        return Ok(Taken::Unchanged);
    }
    let now = ctx.now();
    ctx.db.write(move |conn| {
        let mut notice = match outbox::get(conn, &id) {
            Ok(notice) => notice,
            Err(Error::Missing(_)) => return Ok(Taken::NotOurs),
            Err(other) => return Err(other),
        };
        if !suppressions::came_back(conn, now, &id, &found.diagnostic)? {
            return Ok(Taken::Unchanged);
        }
        // A mailbox of the office is never silenced: staff are told and put it in order.
        if let Recipient::Account(account) = &notice.to {
            suppressions::add(conn, now, account, &id, &found.diagnostic)?;
        }
        notice.error = Some(found.diagnostic.clone());
        mail_alerts::tell_staff(conn, now, &notice, "failed")?;
        let doer = Doer::system();
        let deed = Deed::new(&doer, "notice.bounce", Entity::Notice, id.as_str());
        audit::add(conn, now, &deed.moved(NoticeState::Sent, NoticeState::Bounced))?;
        Ok(Taken::Noted)
    })
}
