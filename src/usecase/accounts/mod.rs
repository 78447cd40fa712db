//! How people prove who they are: links by mail, passphrases and second factors, the sessions that follow.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::account::{Account, AccountId, Link, LinkPurpose, SessionId, SessionKind};
use crate::domain::actor::{Doer, Origin, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::second_factor;
use crate::store::credentials::Credentials;
use crate::store::db::Conn;
use crate::store::{audit, credentials, limits, outbox, sessions};

pub mod begin_second_factor;
pub mod change_address;
pub mod confirm_second_factor;
pub mod create_staff;
pub mod end_session;
pub mod erase;
pub mod erase_unconfirmed;
pub mod find_staff;
pub mod forget;
pub mod invite_again;
pub mod invite_staff;
pub mod list_sessions;
pub mod list_staff;
pub mod note_refusal;
pub mod reactivate;
pub mod recognise;
pub mod register;
pub mod request_address;
pub mod request_link;
pub mod request_reset;
pub mod reset;
pub mod reset_second_factor;
pub mod set_language;
pub mod set_passphrase;
pub mod set_roles;
pub mod show_address;
pub mod show_erasure;
pub mod show_link;
pub mod sign_in;
pub mod sign_out;
pub mod suspend;
pub mod verify;

crate::text_enum! {
    /// What of a person is erased.
    Part {
        /// The profile; the account goes with it when nothing else hangs on it.
        Profile = "profile",
        /// The account with its place in a firm; it goes on without that where a profile or an office of staff hangs on it.
        Account = "account",
    }
}

impl Part {
    /// What is meant where nothing is said: the profile of who has one.
    pub fn of(person: &Person) -> Self {
        if person.talent.is_some() { Self::Profile } else { Self::Account }
    }
}

/// A person who has just come in. The secret goes into the cookie and nowhere else.
#[derive(Debug, Clone)]
pub struct Entered {
    /// The account.
    pub account: Account,
    /// The session.
    pub session: SessionId,
    /// The secret of the session.
    pub secret: String,
    /// When it ends by itself.
    pub expires_at: Moment,
}

/// What a new session needs beside its account.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub now: Moment,
    pub kind: SessionKind,
    pub origin: Origin,
    staff_hours: i64,
    days: i64,
}

impl Entry {
    pub(crate) fn new(ctx: &Context, kind: SessionKind, origin: &Origin) -> Self {
        Self {
            now: ctx.now(),
            kind,
            origin: origin.clone(),
            staff_hours: ctx.config.security.staff_session_hours,
            days: ctx.config.security.session_days,
        }
    }

    fn expires_at(&self, account: &Account) -> Moment {
        let length = if account.is_staff() { TimeDelta::hours(self.staff_hours) } else { TimeDelta::days(self.days) };
        self.now + length
    }

    fn doer(&self, account: &AccountId) -> Doer {
        Doer {
            account: Some(account.clone()),
            acting_for: None,
            address_class: Some(self.origin.address_class.clone()),
        }
    }
}

/// Opens a session, records it, and tells the person when the device is new to the account.
pub(crate) fn enter(conn: &mut Conn, entry: &Entry, account: Account, how: &'static str) -> Result<Entered> {
    let opened = sessions::open(conn, entry.now, &account.id, entry.kind, entry.expires_at(&account), &entry.origin)?;
    let doer = entry.doer(&account.id);
    audit::add(conn, entry.now, &Deed::new(&doer, "session.open", Entity::Session, opened.id.as_str()).because(how))?;
    if opened.is_new_device {
        security_notice(conn, entry.now, &account, "new_device", (Entity::Session, opened.id.to_string()))?;
    }
    Ok(Entered { account, session: opened.id, secret: opened.secret, expires_at: opened.expires_at })
}

/// Queues notice 19 about one of `new_device`, `passphrase_changed`, `second_factor_changed`.
pub(crate) fn security_notice(
    conn: &mut Conn,
    now: Moment,
    account: &Account,
    code: &str,
    about: (Entity, String),
) -> Result<()> {
    let notice = NewNotice::to(NoticeKind::Security, account, (about.0, &about.1), now).with_code(code);
    outbox::add(conn, now, &notice).map(|_| ())
}

/// Queues a mail with a link.
pub(crate) fn link_notice(
    conn: &mut Conn,
    now: Moment,
    account: &Account,
    kind: NoticeKind,
    about: (Entity, &str),
    link: &Link,
) -> Result<()> {
    outbox::add(conn, now, &NewNotice::to(kind, account, about, now).with_link(&link.id)).map(|_| ())
}

/// Tells the person of a known address that somebody typed it; `code` says where.
pub(crate) fn known_address_notice(conn: &mut Conn, now: Moment, account: &Account, code: &str) -> Result<()> {
    let about = (Entity::Account, account.id.as_str());
    outbox::add(conn, now, &NewNotice::to(NoticeKind::KnownAddress, account, about, now).with_code(code)).map(|_| ())
}

/// True when a code of the second factor, or a recovery code, holds, or there is no second factor. A code is used up.
pub(crate) fn second_factor_holds(
    conn: &mut Conn,
    keys: &Keys,
    now: Moment,
    account: &AccountId,
    secrets: &Credentials,
    typed: &str,
) -> Result<bool> {
    let Some(secret) = secrets.totp_secret(keys, account)? else { return Ok(true) };
    if let Some(step) = second_factor::step_of(&secret, typed, now)? {
        return credentials::take_step(conn, account, step);
    }
    match second_factor::parse_recovery_code(typed) {
        Some(code) => credentials::use_recovery_code(conn, account, now, &code),
        None => Ok(false),
    }
}

/// True while a sign-in is so young that it proves as much as the link that made it.
pub(crate) fn is_fresh(conn: &mut Conn, person: &Person, now: Moment) -> Result<bool> {
    let youngest = now - TimeDelta::minutes(LinkPurpose::SignIn.minutes());
    Ok(sessions::find(conn, &person.session)?.is_some_and(|session| session.created_at >= youngest))
}

/// Counts a try in a write of its own, whatever becomes of it; `TooMany` beyond `most` in `window`.
pub(crate) fn count_try(ctx: &Context, bucket: String, most: i32, window: TimeDelta) -> Result<()> {
    let now = ctx.now();
    match ctx.db.write(move |conn| limits::hit(conn, now, &bucket, most, window))? {
        Some(retry_after) => Err(Error::TooMany { retry_after }),
        None => Ok(()),
    }
}

/// The bucket that counts failures in a row for an address, whether it has an account or not.
pub(crate) fn failure_bucket(lookup: &str) -> String {
    format!("sign_in_failures:{lookup}")
}

/// After a day failures count no more.
pub(crate) fn forgotten_before(now: Moment) -> Moment {
    now - TimeDelta::days(1)
}

/// The moment of the next try after so many failures in a row: five are free, then 15 s doubling to 15 minutes.
pub(crate) fn next_try(failures: Option<(i32, Moment)>, now: Moment) -> Option<Moment> {
    let (count, last) = failures.filter(|(count, last)| *count >= 5 && *last > forgotten_before(now))?;
    let doublings = u32::try_from((count - 5).min(6)).unwrap_or(6);
    let wait = TimeDelta::seconds((15 << doublings).min(900));
    Some(last + wait).filter(|at| *at > now)
}

/// Whole seconds until `at`, at least one.
pub(crate) fn seconds_until(at: Moment, now: Moment) -> u64 {
    u64::try_from((at - now).num_seconds().max(0)).unwrap_or(0) + 1
}
