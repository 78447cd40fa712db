//! What becomes of a claimed notice: sent, given back, ended, or tried again. Only who still holds the claim may say it.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::db::Conn;
use super::{erasure, mail_alerts};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{Notice, NoticeKind, NoticeState, Recipient};
use crate::domain::retry::{ALERT_ATTEMPTS, LEASE_SECONDS, has_given_up};
use crate::domain::value::Moment;
use crate::schema::offices::mailboxes;
use crate::schema::outbox::outbox;

/// The rows that this claim still holds, and no other.
macro_rules! held {
    ($notice:expr) => {
        outbox::table
            .find(&$notice.id)
            .filter(outbox::fence.eq($notice.fence))
            .filter(outbox::state.eq(NoticeState::Sending))
    };
}

fn still_held(rows: usize) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::Conflict("lease_lost")) }
}

/// Lengthens a lease whose mail is still under way; `Conflict` when somebody else has taken it.
pub fn renew(conn: &mut Conn, now: Moment, notice: &Notice) -> Result<()> {
    let rows = diesel::update(held!(notice))
        .set(outbox::lease_until.eq(now + TimeDelta::seconds(LEASE_SECONDS)))
        .execute(conn)?;
    still_held(rows)
}

/// Records that the mail server took it; `Conflict` when the lease was lost meanwhile.
pub fn sent(conn: &mut Conn, now: Moment, notice: &Notice) -> Result<()> {
    let rows = diesel::update(held!(notice))
        .set((
            outbox::state.eq(NoticeState::Sent),
            outbox::sent_at.eq(now),
            outbox::error.eq(None::<String>),
            outbox::lease_until.eq(None::<Moment>),
            outbox::updated_at.eq(now),
        ))
        .execute(conn)?;
    still_held(rows)?;
    if let (NoticeKind::Office, Recipient::Mailbox(mailbox)) = (notice.kind, &notice.to) {
        diesel::update(mailboxes::table.find(mailbox)).set(mailboxes::last_sent_at.eq(now)).execute(conn)?;
    }
    end_of_address(conn, notice)
}

/// With the end of its last mail an erased account loses its address.
fn end_of_address(conn: &mut Conn, notice: &Notice) -> Result<()> {
    match (notice.kind, &notice.to) {
        (NoticeKind::Erasure, Recipient::Account(account)) => erasure::forget_address(conn, account),
        _ => Ok(()),
    }
}

/// Gives a claim back untouched (mail server refuses the sign-in, the mailer stops): no try is counted.
pub fn release(conn: &mut Conn, now: Moment, notice: &Notice, due_at: Moment, error: Option<&str>) -> Result<()> {
    let rows = diesel::update(held!(notice))
        .set((
            outbox::state.eq(NoticeState::Queued),
            outbox::attempts.eq(notice.attempts - 1),
            outbox::due_at.eq(due_at),
            outbox::lease_until.eq(None::<Moment>),
            outbox::updated_at.eq(now),
        ))
        .execute(conn)?;
    still_held(rows)?;
    if let Some(error) = error {
        diesel::update(outbox::table.find(&notice.id)).set(outbox::error.eq(error)).execute(conn)?;
    }
    Ok(())
}

/// Ends a notice whose mail would tell nothing any more (a link that was used or ran out, a person who left).
pub fn moot(conn: &mut Conn, now: Moment, notice: &Notice, why: &str) -> Result<()> {
    let rows = diesel::update(held!(notice))
        .set((
            outbox::state.eq(NoticeState::Cancelled),
            outbox::error.eq(why),
            outbox::lease_until.eq(None::<Moment>),
            outbox::updated_at.eq(now),
        ))
        .execute(conn)?;
    still_held(rows)?;
    end_of_address(conn, notice)
}

/// Ends a notice that its reader does not want or cannot get, and says why.
pub fn suppressed(conn: &mut Conn, now: Moment, notice: &Notice, why: &str) -> Result<()> {
    let rows = diesel::update(held!(notice))
        .set((
            outbox::state.eq(NoticeState::Suppressed),
            outbox::error.eq(why),
            outbox::lease_until.eq(None::<Moment>),
            outbox::updated_at.eq(now),
        ))
        .execute(conn)?;
    still_held(rows)
}

/// One try that did not work.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// What the mail server said, or what broke.
    pub text: String,
    /// True when another try cannot help (5xx).
    pub is_permanent: bool,
    /// How long to wait for the next try.
    pub wait: TimeDelta,
}

/// Records a try that did not work: queued again for the next one, or failed for good, which staff are told.
pub fn failed_once(conn: &mut Conn, now: Moment, notice: &Notice, failure: &Failure) -> Result<NoticeState> {
    let is_over = failure.is_permanent || has_given_up(notice.attempts);
    if is_over && notice.kind == NoticeKind::Erasure {
        // Nobody can send it again: the address goes now. What the server said may repeat it.
        moot(conn, now, notice, "not_delivered")?;
        return Ok(NoticeState::Cancelled);
    }
    let state = if is_over { NoticeState::Failed } else { NoticeState::Queued };
    let rows = diesel::update(held!(notice))
        .set((
            outbox::state.eq(state),
            outbox::due_at.eq(now + failure.wait),
            outbox::error.eq(&failure.text),
            outbox::lease_until.eq(None::<Moment>),
            outbox::updated_at.eq(now),
        ))
        .execute(conn)?;
    still_held(rows)?;
    if is_over {
        mail_alerts::tell_staff(conn, now, notice, "failed")?;
    } else if notice.attempts == ALERT_ATTEMPTS {
        mail_alerts::tell_staff(conn, now, notice, "late")?;
    }
    Ok(state)
}
