//! How mailers share the outbox: a claim is a guarded update with a lease and a fencing number, in a short transaction.

use std::collections::HashSet;

use chrono::TimeDelta;
use diesel::prelude::*;

use super::db::Conn;
use super::json;
use super::outbox::{COLUMNS, Row};
use crate::domain::error::Result;
use crate::domain::notice::{Notice, NoticeId, NoticeKind, NoticeState, Recipient};
use crate::domain::retry::LEASE_SECONDS;
use crate::domain::value::Moment;
use crate::schema::offices::mailboxes;
use crate::schema::outbox::outbox;

mod again {
    //! The outbox a second time in one query.
    #![allow(missing_docs, reason = "the macro makes types without docs")]
    diesel::alias!(crate::schema::outbox::outbox as earlier: Earlier);
}
use again::earlier;

/// Mails that somebody waits for before the screen; they overtake others to the same reader.
const URGENT: [NoticeKind; 5] =
    [NoticeKind::Confirm, NoticeKind::SignIn, NoticeKind::Reset, NoticeKind::ChangeAddress, NoticeKind::TestMail];

/// What may be claimed.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// False until a test mail was confirmed: then only test mails leave.
    pub is_confirmed: bool,
    /// Least seconds between two mails (4) to one mailbox.
    pub min_gap_seconds: i64,
}

/// What is due: of each reader in order, nothing that stands behind a mail of the same reader which is on its way or waits
/// for its next try.
macro_rules! due {
    ($now:expr, $rules:expr) => {{
        let queued = outbox::state.eq(NoticeState::Queued).and(outbox::due_at.le($now));
        let left = outbox::state.eq(NoticeState::Sending).and(outbox::lease_until.assume_not_null().le($now));
        let waits_for_a_try = earlier
            .field(outbox::state)
            .eq(NoticeState::Queued)
            .and(earlier.field(outbox::attempts).gt(0).and(earlier.field(outbox::id).lt(outbox::id)));
        let blocks = earlier
            .field(outbox::recipient)
            .eq(outbox::recipient)
            .and(earlier.field(outbox::id).ne(outbox::id))
            .and(earlier.field(outbox::state).eq(NoticeState::Sending).or(waits_for_a_try))
            .and(outbox::kind.ne_all(URGENT).or(earlier.field(outbox::kind).eq_any(URGENT)));
        outbox::table
            .filter(queued.or(left))
            .filter(outbox::kind.eq_any($rules.kinds()))
            .filter(diesel::dsl::not(diesel::dsl::exists(earlier.filter(blocks))))
    }};
}

impl Rules {
    fn kinds(self) -> Vec<NoticeKind> {
        NoticeKind::ALL.iter().copied().filter(|k| self.is_confirmed || k.is_before_confirmation()).collect()
    }
}

/// True when a claim would find something; a cheap read, so that an idle mailer writes nothing.
pub fn has_due(conn: &mut Conn, now: Moment, rules: Rules) -> Result<bool> {
    let first: Option<NoticeId> = due!(now, rules).select(outbox::id).limit(1).first(conn).optional()?;
    Ok(first.is_some())
}

/// The next moment after `now` at which something falls due or a lease runs out.
pub fn next_due(conn: &mut Conn, now: Moment) -> Result<Option<Moment>> {
    let due: Option<Moment> = outbox::table
        .filter(outbox::state.eq(NoticeState::Queued).and(outbox::due_at.gt(now)))
        .select(outbox::due_at)
        .order((outbox::due_at, outbox::id))
        .first(conn)
        .optional()?;
    let leases: Vec<Option<Moment>> =
        outbox::table.filter(outbox::state.eq(NoticeState::Sending)).select(outbox::lease_until).load(conn)?;
    Ok(leases.into_iter().flatten().filter(|at| *at > now).chain(due).min())
}

/// Claims at most `limit` notices for one minute, in the order in which they are to be sent. A notice to a mailbox gets its
/// number here, at its first claim.
pub fn claim(conn: &mut Conn, now: Moment, rules: Rules, limit: i64) -> Result<Vec<Notice>> {
    let rows: Vec<Row> =
        due!(now, rules).select(COLUMNS).order((outbox::due_at, outbox::id)).limit(limit).load(conn)?;
    let mut taken = Vec::new();
    // Where another node was faster for one mail of a reader, the later ones are left to it.
    let mut lost: HashSet<String> = HashSet::new();
    for row in rows {
        let notice = Notice::try_from(row)?;
        let reader = recipient_key(&notice.to).to_owned();
        if lost.contains(&reader) || must_wait(conn, now, rules, &notice)? {
            lost.insert(reader);
            continue;
        }
        match take(conn, now, notice)? {
            Some(notice) => taken.push(notice),
            None => {
                lost.insert(reader);
            }
        }
    }
    Ok(taken)
}

/// Puts off a mail (4) that would come too soon after the last one to its mailbox.
fn must_wait(conn: &mut Conn, now: Moment, rules: Rules, notice: &Notice) -> Result<bool> {
    let Recipient::Mailbox(mailbox) = &notice.to else { return Ok(false) };
    if notice.kind != NoticeKind::Office || notice.attempts > 0 || notice.params.is_first_strong() {
        return Ok(false);
    }
    let last: Option<Moment> = mailboxes::table.find(mailbox).select(mailboxes::last_sent_at).first(conn)?;
    let Some(until) = last.map(|at| at + TimeDelta::seconds(rules.min_gap_seconds)).filter(|until| *until > now) else {
        return Ok(false);
    };
    diesel::update(outbox::table.find(&notice.id).filter(outbox::fence.eq(notice.fence)))
        .set((outbox::due_at.eq(until), outbox::updated_at.eq(now)))
        .execute(conn)?;
    Ok(true)
}

fn take(conn: &mut Conn, now: Moment, mut notice: Notice) -> Result<Option<Notice>> {
    notice.fence += 1;
    notice.attempts += 1;
    let rows = diesel::update(
        outbox::table
            .find(&notice.id)
            .filter(outbox::fence.eq(notice.fence - 1))
            .filter(outbox::state.eq(notice.state))
            .filter(outbox::due_at.eq(notice.due_at)),
    )
    .set((
        outbox::state.eq(NoticeState::Sending),
        outbox::lease_until.eq(now + TimeDelta::seconds(LEASE_SECONDS)),
        outbox::fence.eq(notice.fence),
        outbox::attempts.eq(notice.attempts),
        outbox::updated_at.eq(now),
    ))
    .execute(conn)?;
    if rows == 0 {
        return Ok(None);
    }
    notice.state = NoticeState::Sending;
    if let (Recipient::Mailbox(mailbox), None) = (&notice.to, notice.number) {
        // The update holds the mailbox's row until the commit, so that no two mails get one number and none is left out.
        diesel::update(mailboxes::table.find(mailbox))
            .set(mailboxes::last_number.eq(mailboxes::last_number + 1))
            .execute(conn)?;
        let number: i32 = mailboxes::table.find(mailbox).select(mailboxes::last_number).first(conn)?;
        diesel::update(outbox::table.find(&notice.id)).set(outbox::number.eq(number)).execute(conn)?;
        notice.number = Some(number);
    }
    // What was merged into it until this very moment belongs to it.
    let params: String = outbox::table.find(&notice.id).select(outbox::params).first(conn)?;
    notice.params = json::value(&params)?;
    Ok(Some(notice))
}

/// The key of a reader in the outbox.
pub fn recipient_key(to: &Recipient) -> &str {
    match to {
        Recipient::Account(account) => account.as_str(),
        Recipient::Mailbox(mailbox) => mailbox.as_str(),
        Recipient::Bureau(bureau) => bureau.as_str(),
        Recipient::Both(introduction) => introduction.as_str(),
    }
}
