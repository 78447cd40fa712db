//! The outbox: notices in the transaction of their cause, as lists and staff see them.

use diesel::prelude::*;

use super::db::{Conn, one_row};
use super::json;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, Notice, NoticeId, NoticeKind, NoticeState, Recipient};
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
        Recipient::Account(account) => (TO_ACCOUNT, account.as_str()),
        Recipient::Mailbox(mailbox) => (TO_MAILBOX, mailbox.as_str()),
        Recipient::Bureau(bureau) => (TO_BUREAU, bureau.as_str()),
        Recipient::Both(introduction) => (TO_BOTH, introduction.as_str()),
    };
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(&id),
            outbox::kind.eq(notice.kind),
            outbox::dedupe_key.eq(&notice.dedupe_key),
            outbox::address_class.eq(class),
            outbox::recipient.eq(recipient),
            outbox::lang.eq(notice.lang.map_or(BOTH, |l| l.as_str())),
            outbox::entity.eq(notice.about.as_ref().map(|(entity, _)| entity.as_str())),
            outbox::entity_id.eq(notice.about.as_ref().map(|(_, id)| id)),
            outbox::params.eq(json::text(&notice.params)?),
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

pub(super) const TO_ACCOUNT: &str = "account";
pub(super) const TO_MAILBOX: &str = "mailbox";
const TO_BUREAU: &str = "bureau";
pub(super) const TO_BOTH: &str = "introduction";
const BOTH: &str = "both";

/// The notice with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &NoticeId) -> Result<Notice> {
    outbox::table.find(id).select(COLUMNS).first::<Row>(conn)?.try_into()
}

/// Which notices a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those in this state.
    pub state: Option<NoticeState>,
    /// Only those older than this one (the last of the page before).
    pub after: Option<NoticeId>,
}

/// Notices, newest first, at most `limit`.
pub fn list(conn: &mut Conn, filter: &Filter, limit: i64) -> Result<Vec<Notice>> {
    let mut query = outbox::table.select(COLUMNS).order(outbox::id.desc()).limit(limit).into_boxed();
    if let Some(state) = filter.state {
        query = query.filter(outbox::state.eq(state));
    }
    if let Some(after) = &filter.after {
        query = query.filter(outbox::id.lt(after));
    }
    query.load::<Row>(conn)?.into_iter().map(Notice::try_from).collect()
}

/// When the notice with this dedupe key was queued, if it was.
pub fn queued_at(conn: &mut Conn, key: &str) -> Result<Option<Moment>> {
    let rows = outbox::table.filter(outbox::dedupe_key.eq(key)).select(outbox::created_at);
    Ok(rows.first(conn).optional()?)
}

/// How many notices have not left yet.
pub fn count_waiting(conn: &mut Conn) -> Result<i64> {
    let open = [NoticeState::Queued, NoticeState::Sending];
    Ok(outbox::table.filter(outbox::state.eq_any(open)).count().get_result(conn)?)
}

/// How many are in a state.
pub fn count_in(conn: &mut Conn, state: NoticeState) -> Result<i64> {
    Ok(outbox::table.filter(outbox::state.eq(state)).count().get_result(conn)?)
}

/// How many have failed and wait for somebody to press "resend".
pub fn count_failed(conn: &mut Conn) -> Result<i64> {
    Ok(outbox::table.filter(outbox::state.eq(NoticeState::Failed)).count().get_result(conn)?)
}

/// When the notice that has waited longest fell due, if one is due.
pub fn oldest_due(conn: &mut Conn, now: Moment) -> Result<Option<Moment>> {
    let open = [NoticeState::Queued, NoticeState::Sending];
    Ok(outbox::table
        .filter(outbox::state.eq_any(open))
        .filter(outbox::due_at.le(now))
        .order((outbox::due_at, outbox::id))
        .select(outbox::due_at)
        .first(conn)
        .optional()?)
}

/// Queues a notice that failed or came back again, due at once; its id, and so its Message-ID, stays. Anything else is a `Conflict`.
pub fn resend(conn: &mut Conn, now: Moment, id: &NoticeId) -> Result<()> {
    let rows = diesel::update(
        outbox::table.find(id).filter(outbox::state.eq_any([NoticeState::Failed, NoticeState::Bounced])),
    )
    .set((
        outbox::state.eq(NoticeState::Queued),
        outbox::attempts.eq(0),
        outbox::due_at.eq(now),
        outbox::updated_at.eq(now),
    ))
    .execute(conn)?;
    if rows == 0 {
        get(conn, id)?;
    }
    one_row(rows)
}

/// Cancels those of these notices that have not left; returns how many.
pub fn cancel(conn: &mut Conn, now: Moment, ids: &[NoticeId]) -> Result<usize> {
    let waiting = outbox::table.filter(outbox::id.eq_any(ids)).filter(outbox::state.eq(NoticeState::Queued));
    let cancelled = (outbox::state.eq(NoticeState::Cancelled), outbox::updated_at.eq(now));
    Ok(diesel::update(waiting).set(cancelled).execute(conn)?)
}

/// Cancels what is still queued about a thing, because its cause was undone; returns how many. A mail that has its number
/// already is not cancelled: the reader would see a hole.
pub fn cancel_for(conn: &mut Conn, now: Moment, entity: Entity, id: &str) -> Result<usize> {
    Ok(diesel::update(
        outbox::table
            .filter(outbox::entity.eq(entity.as_str()))
            .filter(outbox::entity_id.eq(id))
            .filter(outbox::state.eq(NoticeState::Queued))
            .filter(outbox::number.is_null()),
    )
    .set((outbox::state.eq(NoticeState::Cancelled), outbox::updated_at.eq(now)))
    .execute(conn)?)
}

/// Cancels all that is still queued to a reader who is told no more; returns how many.
pub fn cancel_to(conn: &mut Conn, now: Moment, to: &Recipient) -> Result<usize> {
    let waiting = outbox::table
        .filter(outbox::recipient.eq(super::outbox_claim::recipient_key(to)))
        .filter(outbox::state.eq(NoticeState::Queued));
    let cancelled = (outbox::state.eq(NoticeState::Cancelled), outbox::updated_at.eq(now));
    Ok(diesel::update(waiting).set(cancelled).execute(conn)?)
}

/// The columns of a `Row`, in its order.
pub(super) type Columns = (
    outbox::id,
    outbox::kind,
    outbox::address_class,
    outbox::recipient,
    outbox::lang,
    outbox::entity,
    outbox::entity_id,
    outbox::params,
    outbox::state,
    outbox::event_at,
    outbox::due_at,
    outbox::number,
    outbox::attempts,
    outbox::fence,
    outbox::sent_at,
    outbox::error,
);
pub(super) const COLUMNS: Columns = (
    outbox::id,
    outbox::kind,
    outbox::address_class,
    outbox::recipient,
    outbox::lang,
    outbox::entity,
    outbox::entity_id,
    outbox::params,
    outbox::state,
    outbox::event_at,
    outbox::due_at,
    outbox::number,
    outbox::attempts,
    outbox::fence,
    outbox::sent_at,
    outbox::error,
);

/// A row as it is read.
#[derive(Queryable)]
pub(super) struct Row {
    id: NoticeId,
    kind: NoticeKind,
    address_class: String,
    recipient: String,
    lang: String,
    entity: Option<Entity>,
    entity_id: Option<String>,
    params: String,
    state: NoticeState,
    event_at: Moment,
    due_at: Moment,
    number: Option<i32>,
    attempts: i32,
    fence: i32,
    sent_at: Option<Moment>,
    error: Option<String>,
}

impl TryFrom<Row> for Notice {
    type Error = Error;
    fn try_from(row: Row) -> Result<Self> {
        let to = match row.address_class.as_str() {
            TO_BUREAU => Recipient::Bureau(row.recipient.parse().map_err(Error::internal)?),
            TO_MAILBOX => Recipient::Mailbox(row.recipient.parse().map_err(Error::internal)?),
            TO_BOTH => Recipient::Both(row.recipient.parse().map_err(Error::internal)?),
            _ => Recipient::Account(row.recipient.parse().map_err(Error::internal)?),
        };
        Ok(Self {
            id: row.id,
            kind: row.kind,
            to,
            lang: row.lang.parse().ok(),
            about: row.entity.zip(row.entity_id),
            params: json::value(&row.params)?,
            state: row.state,
            event_at: row.event_at,
            due_at: row.due_at,
            number: row.number,
            attempts: row.attempts,
            fence: row.fence,
            sent_at: row.sent_at,
            error: row.error,
        })
    }
}
