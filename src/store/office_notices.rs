//! Mail (4) to the liaison office: neighbouring events of a mailbox join one mail, and mails keep their distance.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use diesel::prelude::*;

use super::db::Conn;
use super::{json, offices, outbox};
use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::field::FieldCode;
use crate::domain::notice::{
    FIRST_STRONG, MailboxId, NewNotice, NoticeId, NoticeKind, NoticeParams, NoticeState, Recipient,
};
use crate::domain::office::told_of;
use crate::domain::value::Moment;
use crate::schema::offices::mailboxes;
use crate::schema::outbox::outbox as rows;

/// How mails to the office are spaced (`[mail]` of the settings).
#[derive(Debug, Clone, Copy)]
pub struct OfficeTiming {
    /// Seconds during which neighbouring events join one mail.
    pub merge_seconds: i64,
    /// Least seconds between two mails to one mailbox.
    pub min_gap_seconds: i64,
}

/// Something the office hears of: a need or profile was matched.
#[derive(Debug, Clone)]
pub struct OfficeEvent {
    /// The need or the person.
    pub about: (Entity, String),
    /// Its fields: they choose the mailboxes.
    pub fields: Vec<FieldCode>,
    /// When it was submitted or changed.
    pub event_at: Moment,
    /// True when this matching made a strong pair that was not there before.
    pub is_new_strong: bool,
    /// True when that pair is the first strong one of its need: such a mail waits for no distance.
    pub is_first_strong_of_need: bool,
    /// The import or load it belongs to: told once, as a summary, when the batch is done.
    pub batch: Option<String>,
    /// Figures of the summary: `talents`, `needs`, `strong`, `worth_a_look`.
    pub counts: BTreeMap<String, i64>,
}

/// Tells every mailbox that hears of the event's fields: joins a mail to it that has not left yet, or queues one. A person
/// without a new strong pair tells nobody. Call it once a batch, when the batch is done.
pub fn tell_office(conn: &mut Conn, now: Moment, timing: OfficeTiming, event: &OfficeEvent) -> Result<()> {
    if event.batch.is_none() && event.about.0 == Entity::Talent && !event.is_new_strong {
        return Ok(());
    }
    for mailbox in told_of(&offices::mailboxes(conn)?, &event.fields) {
        match &event.batch {
            Some(batch) => summarise(conn, now, mailbox, batch, event)?,
            None => tell(conn, now, timing, mailbox, event)?,
        }
    }
    Ok(())
}

fn summarise(conn: &mut Conn, now: Moment, mailbox: MailboxId, batch: &str, event: &OfficeEvent) -> Result<()> {
    let key = format!("summary/{batch}/{mailbox}");
    let notice = NewNotice {
        kind: NoticeKind::OfficeSummary,
        to: Recipient::Mailbox(mailbox),
        lang: None,
        about: Some((Entity::Batch, batch.to_owned())),
        params: NoticeParams { counts: event.counts.clone(), ..NoticeParams::default() },
        event_at: event.event_at,
        due_at: now,
        dedupe_key: Some(key),
    };
    outbox::add(conn, now, &notice).map(|_| ())
}

fn tell(conn: &mut Conn, now: Moment, timing: OfficeTiming, mailbox: MailboxId, event: &OfficeEvent) -> Result<()> {
    // Writing the row as it is holds it until the commit, so that two events at once find each other's mail.
    diesel::update(mailboxes::table.find(&mailbox))
        .set(mailboxes::last_number.eq(mailboxes::last_number))
        .execute(conn)?;
    let soonest = event.event_at + TimeDelta::seconds(timing.merge_seconds);
    let open: Option<(NoticeId, String, Moment)> = rows::table
        .filter(rows::recipient.eq(mailbox.as_str()))
        .filter(rows::kind.eq(NoticeKind::Office))
        .filter(rows::state.eq(NoticeState::Queued))
        .filter(rows::attempts.eq(0))
        .select((rows::id, rows::params, rows::due_at))
        .order(rows::id)
        .first(conn)
        .optional()?;
    let joined = match open {
        Some(open) => join(conn, now, open, soonest, event)?,
        None => false,
    };
    if joined {
        return Ok(());
    }
    let last: Option<Moment> = mailboxes::table.find(&mailbox).select(mailboxes::last_sent_at).first(conn)?;
    let distance = last.map(|at| at + TimeDelta::seconds(timing.min_gap_seconds));
    let due_at = distance.filter(|_| !event.is_first_strong_of_need).map_or(soonest, |until| until.max(soonest));
    let params = NoticeParams {
        code: event.is_first_strong_of_need.then(|| FIRST_STRONG.to_owned()),
        about: vec![key_of(&event.about)],
        ..NoticeParams::default()
    };
    let notice = NewNotice {
        kind: NoticeKind::Office,
        to: Recipient::Mailbox(mailbox),
        lang: None,
        about: Some(event.about.clone()),
        params,
        event_at: event.event_at,
        due_at,
        dedupe_key: None,
    };
    outbox::add(conn, now, &notice).map(|_| ())
}

/// Adds an event to a mail that waits; false when the mail has left meanwhile.
fn join(
    conn: &mut Conn,
    now: Moment,
    (id, before, due): (NoticeId, String, Moment),
    soonest: Moment,
    event: &OfficeEvent,
) -> Result<bool> {
    let mut params: NoticeParams = json::value(&before)?;
    let key = key_of(&event.about);
    if !params.about.contains(&key) {
        params.about.push(key);
    }
    let mut due_at = due;
    if event.is_first_strong_of_need {
        params.code = Some(FIRST_STRONG.to_owned());
        due_at = due.min(soonest);
    }
    let open = rows::table
        .find(&id)
        .filter(rows::state.eq(NoticeState::Queued))
        .filter(rows::attempts.eq(0))
        .filter(rows::params.eq(&before));
    let after = json::text(&params)?;
    Ok(diesel::update(open)
        .set((rows::params.eq(after), rows::due_at.eq(due_at), rows::updated_at.eq(now)))
        .execute(conn)?
        == 1)
}

/// True when an earlier mail to this mailbox told of the same thing.
pub fn was_told(conn: &mut Conn, mailbox: &MailboxId, key: &str, before: &NoticeId) -> Result<bool> {
    let told: i64 = rows::table
        .filter(rows::recipient.eq(mailbox.as_str()))
        .filter(rows::kind.eq(NoticeKind::Office))
        .filter(rows::state.eq(NoticeState::Sent))
        .filter(rows::id.lt(before))
        .filter(rows::params.like(format!("%\"{key}\"%")))
        .count()
        .get_result(conn)?;
    Ok(told > 0)
}

/// `need:<id>` or `talent:<id>`, as `params.about` of mail (4) lists its events.
fn key_of(about: &(Entity, String)) -> String {
    format!("{}:{}", about.0, about.1)
}

/// Reads what `key_of` wrote.
pub fn event_of(key: &str) -> Option<(Entity, String)> {
    let (entity, id) = key.split_once(':')?;
    Some((entity.parse().ok()?, id.to_owned()))
}
