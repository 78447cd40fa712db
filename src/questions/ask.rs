//! Puts the open question of an introduction to its side: until when, by which mail, with which reminders.

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;

use super::shown;
use crate::domain::account::{Account, LinkPurpose};
use crate::domain::actor::Doer;
use crate::domain::answer::{ANSWER_DAYS, FIRM_REMINDERS, LATER_DAYS, TALENT_REMINDER};
use crate::domain::audit::Entity;
use crate::domain::calendar::Calendar;
use crate::domain::error::Result;
use crate::domain::introduction::{Introduction, Side};
use crate::domain::notice::{NewNotice, NoticeId, NoticeKind};
use crate::domain::value::Moment;
use crate::locale;
use crate::store::db::Conn;
use crate::store::{accounts, enterprises, firm_questions, links, outbox, put_questions, talents};

/// The code of a reminder among the sentences of a question.
pub const REMINDER: &str = "reminder";

/// Asks the side whose turn it is, not before `from`: sets the time for its answer and queues its mails. A side without an
/// account is asked by hand: it gets no mail, and no clock runs against it. Call it once the introduction is kept: a question
/// to the person counts in their month. Returns the mails.
pub fn put(conn: &mut Conn, introduction: &mut Introduction, from: Moment) -> Result<Vec<NoticeId>> {
    let Some(side) = introduction.state.asked() else { return Ok(Vec::new()) };
    if side == Side::Firm {
        shown::card(conn, &Doer::system(), introduction, from)?;
    }
    let readers = readers(conn, introduction, side)?;
    introduction.asked_at = Some(from);
    if side == Side::Firm {
        firm_questions::add(conn, introduction, from)?;
    }
    introduction.due_at = readers.first().map(|reader| days_later(from, reader, ANSWER_DAYS));
    let reminders: &[u32] = match side {
        Side::Talent => &[TALENT_REMINDER],
        Side::Firm => &FIRM_REMINDERS,
    };
    let mut queued = Vec::new();
    if side == Side::Talent {
        put_questions::add(conn, &introduction.id, &introduction.talent, from)?;
    }
    for reader in &readers {
        queued.extend(mails(conn, introduction, reader, from, reminders)?);
    }
    Ok(queued)
}

/// "Not now": the question comes once more, some working days before its new end.
pub fn put_later(conn: &mut Conn, introduction: &mut Introduction, now: Moment) -> Result<()> {
    let readers = readers(conn, introduction, Side::Talent)?;
    let Some(reader) = readers.first() else { return Ok(()) };
    outbox::cancel_for(conn, now, Entity::Introduction, introduction.id.as_str())?;
    let from = introduction.due_at.unwrap_or(now);
    introduction.postpone(days_later(from, reader, LATER_DAYS))?;
    let again = days_later(from, reader, LATER_DAYS - TALENT_REMINDER);
    let question = question(conn, introduction, reader, now)?;
    outbox::add(conn, now, &NewNotice { due_at: again, ..question.with_code(REMINDER) })?;
    Ok(())
}

fn mails(
    conn: &mut Conn,
    introduction: &Introduction,
    reader: &Account,
    from: Moment,
    reminders: &[u32],
) -> Result<Vec<NoticeId>> {
    let question = question(conn, introduction, reader, from)?;
    let mut queued = Vec::new();
    queued.extend(outbox::add(conn, from, &question)?);
    for days in reminders {
        let due_at = days_later(from, reader, *days);
        queued.extend(outbox::add(conn, from, &NewNotice { due_at, ..question.clone().with_code(REMINDER) })?);
    }
    Ok(queued)
}

/// The mail of a question with its own link.
fn question(conn: &mut Conn, introduction: &Introduction, reader: &Account, at: Moment) -> Result<NewNotice> {
    let id = introduction.id.as_str();
    let kind = match introduction.state.asked() {
        Some(Side::Firm) => NoticeKind::AskFirm,
        _ => NoticeKind::AskTalent,
    };
    let link = links::add(conn, at, &reader.id, LinkPurpose::Answer, Some(id))?;
    Ok(NewNotice::to(kind, reader, (Entity::Introduction, id), at).with_link(&link.id))
}

/// The accounts of a side, first the one that answers by default; none for imported people and firms.
pub fn readers(conn: &mut Conn, introduction: &Introduction, side: Side) -> Result<Vec<Account>> {
    let ids = match side {
        Side::Talent => talents::get(conn, &introduction.talent)?.account.into_iter().collect(),
        Side::Firm => enterprises::list_members(conn, &introduction.enterprise)?,
    };
    ids.iter().map(|id| accounts::get(conn, id)).collect()
}

/// The end of the n-th working day after a moment, in the reader's zone and calendar.
fn days_later(from: Moment, reader: &Account, days: u32) -> Moment {
    let zone = zone_of(reader);
    locale::end_of_day(Calendar::of_zone(zone).after(locale::day_in(from, zone), days), zone)
}

/// The last day on which a question may be answered, as its reader's calendar says. The end of a day is the first moment of
/// the next one.
pub fn due_on(introduction: &Introduction, reader: &Account) -> Option<NaiveDate> {
    introduction.due_at.map(|at| locale::day_in(at - TimeDelta::seconds(1), zone_of(reader)))
}

/// The time zone of a person; Lanzhou's where it is not known.
pub fn zone_of(reader: &Account) -> Tz {
    reader.time_zone.parse().unwrap_or(locale::LANZHOU)
}
