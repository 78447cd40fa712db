//! The outbox: notices in the transaction of their cause.

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeId, NoticeState, Recipient};
use crate::domain::value::Moment;
use crate::schema::outbox::outbox;

/// Queues a notice; `None` when one with the same dedupe key stands already.
pub fn add(conn: &mut Conn, now: Moment, notice: &NewNotice) -> Result<Option<NoticeId>> {
    if let Some(key) = &notice.dedupe_key {
        let known: i64 = outbox::table.filter(outbox::dedupe_key.eq(key)).count().get_result(conn)?;
        if known > 0 {
            return Ok(None);
        }
    }
    let id = NoticeId::new();
    let (class, recipient) = match &notice.to {
        Recipient::Account(account) => ("account", account.as_str()),
        Recipient::Mailbox(mailbox) => ("mailbox", mailbox.as_str()),
    };
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(&id),
            outbox::kind.eq(notice.kind),
            outbox::dedupe_key.eq(&notice.dedupe_key),
            outbox::address_class.eq(class),
            outbox::recipient.eq(recipient),
            outbox::lang.eq(notice.lang.map_or("both", |l| l.as_str())),
            outbox::entity.eq(notice.about.as_ref().map(|(entity, _)| entity.as_str())),
            outbox::entity_id.eq(notice.about.as_ref().map(|(_, id)| id)),
            outbox::params.eq(serde_json::to_string(&notice.params).map_err(Error::internal)?),
            outbox::state.eq(NoticeState::Queued),
            outbox::due_at.eq(notice.due_at),
            outbox::event_at.eq(notice.event_at),
            outbox::attempts.eq(0),
            outbox::fence.eq(0),
            outbox::created_at.eq(now),
            outbox::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(Some(id))
}

/// How many notices wait to be sent.
pub fn count_waiting(conn: &mut Conn) -> Result<i64> {
    let waiting = [NoticeState::Queued, NoticeState::Sending];
    Ok(outbox::table.filter(outbox::state.eq_any(waiting)).count().get_result(conn)?)
}

/// When the longest-waiting of the due notices was due.
pub fn oldest_due(conn: &mut Conn, now: Moment) -> Result<Option<Moment>> {
    let waiting = [NoticeState::Queued, NoticeState::Sending];
    let due = outbox::table.filter(outbox::state.eq_any(waiting)).filter(outbox::due_at.le(now));
    Ok(due.select(outbox::due_at).order(outbox::due_at).first(conn).optional()?)
}
