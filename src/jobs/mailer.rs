//! Delivers the outbox: claims what is due, reads its facts, composes, hands over, records. No transaction is open while
//! the mail server is spoken to. Several threads and nodes may run it at once.

use chrono::{DateTime, TimeDelta};

use super::leases::Keeper;
use super::mail_facts::{self, Prepared, Sender};
use crate::context::Context;
use crate::domain::error::{Error, Result};
use crate::domain::notice::Notice;
use crate::domain::office::{MailEncryption, MailSettings, MailTransport};
use crate::domain::retry::retry_after;
use crate::domain::value::Moment;
use crate::mail::compose::compose;
use crate::mail::transport::{Courier, Outcome, Transport};
use crate::store::outbox_claim::{self, Rules};
use crate::store::outbox_outcome::{self, Failure};
use crate::store::{offices, settings};

/// Notices claimed at a time: few enough that another node finds work, enough that one connection serves several.
const CLAIM: i64 = 8;
/// For so long no mail is tried after the mail server refused the sign-in or a safe line.
const PAUSE: TimeDelta = TimeDelta::minutes(5);

/// Delivers one batch; false when nothing may or need leave now.
pub fn round(ctx: &Context) -> Result<bool> {
    let now = ctx.now();
    let all = Rules { is_confirmed: true, min_gap_seconds: ctx.config.mail.min_gap_seconds };
    if !ctx.db.read(|conn| outbox_claim::has_due(conn, now, all))? {
        return Ok(false);
    }
    let Some(way) = Way::of(ctx, now)? else { return Ok(false) };
    let rules = Rules { is_confirmed: way.is_open, ..all };
    if !ctx.db.read(|conn| outbox_claim::has_due(conn, now, rules))? {
        return Ok(false);
    }
    let transport = way.transport(ctx)?;
    let batch = ctx.db.write(move |conn| outbox_claim::claim(conn, now, rules, CLAIM))?;
    if batch.is_empty() {
        return Ok(false);
    }
    deliver(ctx, &way.sender, &transport, batch)?;
    Ok(true)
}

/// How mail leaves now.
struct Way {
    mail: MailSettings,
    sender: Sender,
    /// False until a test mail was confirmed, and in a pause: only test mails leave then, since somebody pressed for them to
    /// learn how things stand.
    is_open: bool,
}

impl Way {
    /// `None` while no transport is set or there is no office.
    fn of(ctx: &Context, now: Moment) -> Result<Option<Self>> {
        ctx.db.read(|conn| {
            let Some(office) = offices::find(conn)? else { return Ok(None) };
            let Some(mailbox) = offices::first_mailbox(conn)? else { return Ok(None) };
            let told = settings::mail(conn, &ctx.keys)?;
            let Some(mail) = configured(ctx).or(told) else { return Ok(None) };
            let is_confirmed = ctx.config.demo || settings::find(conn, settings::MAIL_CONFIRMED_AT)?.is_some();
            let until = settings::find(conn, settings::MAIL_PAUSED_UNTIL)?;
            let until = until.and_then(|at| DateTime::parse_from_rfc3339(&at).ok());
            let is_open = is_confirmed && until.is_none_or(|at| at.naive_utc() <= now);
            let from = if mail.from.is_empty() { mailbox.address.clone() } else { mail.from.clone() };
            let sender = Sender { office, from, reply_to: mailbox.address };
            Ok(Some(Self { mail, sender, is_open }))
        })
    }

    fn transport(&self, ctx: &Context) -> Result<Transport> {
        let config = &ctx.config.mail;
        Transport::from_settings(&self.mail, &ctx.config.mail_folder(), &config.ca_file, config.timeout_seconds)
    }
}

/// What the operator's configuration says; `None` where it leaves it to the set-up page.
fn configured(ctx: &Context) -> Option<MailSettings> {
    let mail = &ctx.config.mail;
    let transport = match mail.transport.as_str() {
        _ if ctx.config.demo => MailTransport::Folder,
        "" => return None,
        code => code.parse().unwrap_or(MailTransport::Folder),
    };
    Some(MailSettings {
        transport,
        host: mail.host.clone(),
        port: mail.port,
        encryption: mail.encryption.parse().unwrap_or(MailEncryption::Starttls),
        user: mail.user.clone(),
        password: mail.password.clone(),
        from: mail.from.clone(),
    })
}

/// Delivers a batch in order. After a fault of the line itself the rest goes back untouched: it would fare alike.
fn deliver(ctx: &Context, sender: &Sender, transport: &Transport, batch: Vec<Notice>) -> Result<()> {
    let keeper = Keeper::of(batch.clone());
    std::thread::scope(|scope| {
        scope.spawn(|| keeper.keep(ctx));
        // The guard ends the keeper however this ends, else the scope would wait for it for ever.
        let _end = keeper.end();
        let mut courier = transport.courier();
        let mut rest = batch.into_iter();
        while let Some(notice) = rest.next() {
            let next = one(ctx, sender, &mut courier, &notice)?;
            keeper.let_go(&notice);
            if next == Next::Stop {
                let due = ctx.now() + TimeDelta::minutes(1);
                return rest.try_for_each(|notice| give_back(ctx, &notice, due, None));
            }
            if next == Next::Behind {
                let (behind, others): (Vec<_>, Vec<_>) = rest.partition(|n| n.to == notice.to);
                let now = ctx.now();
                behind.into_iter().try_for_each(|notice| give_back(ctx, &notice, now, None))?;
                rest = others.into_iter();
            }
        }
        Ok(())
    })
}

/// How a batch goes on after one mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// With the next one.
    Go,
    /// Without those to the same reader, who keep their order.
    Behind,
    /// Not at all.
    Stop,
}

fn one(ctx: &Context, sender: &Sender, courier: &mut Courier<'_>, notice: &Notice) -> Result<Next> {
    let prepared = match mail_facts::read(ctx, notice, sender) {
        Ok(prepared) => prepared,
        // The database is away: the lease runs out and the notice comes again.
        Err(error @ Error::Unavailable(_)) => return Err(error),
        Err(error) => return fail(ctx, notice, format!("cannot be composed: {error}"), true),
    };
    let facts = match prepared {
        Prepared::Mail(facts) => facts,
        Prepared::Moot(why) => {
            let (now, notice) = (ctx.now(), notice.clone());
            return unless_lost(ctx.db.write(move |conn| outbox_outcome::moot(conn, now, &notice, why)), Next::Go);
        }
        Prepared::Unwanted(why) => {
            let (now, notice) = (ctx.now(), notice.clone());
            return unless_lost(
                ctx.db.write(move |conn| outbox_outcome::suppressed(conn, now, &notice, why)),
                Next::Go,
            );
        }
        Prepared::Later(morning) => {
            give_back(ctx, notice, morning, None)?;
            return Ok(Next::Go);
        }
    };
    let message = match compose(&facts) {
        Ok(message) => message,
        Err(error) => return fail(ctx, notice, format!("cannot be composed: {error}"), true),
    };
    record(ctx, notice, courier.send(&message))
}

fn record(ctx: &Context, notice: &Notice, outcome: Outcome) -> Result<Next> {
    match outcome {
        Outcome::Accepted => {
            let (now, notice) = (ctx.now(), notice.clone());
            let done = ctx.db.write(move |conn| {
                settings::remove(conn, settings::MAIL_LAST_ERROR)?;
                settings::remove(conn, settings::MAIL_PAUSED_UNTIL)?;
                outbox_outcome::sent(conn, now, &notice)
            });
            unless_lost(done, Next::Go)
        }
        Outcome::Temporary(text) => fail(ctx, notice, text, false),
        Outcome::Ambiguous(text) => fail(ctx, notice, format!("ambiguous: {text}"), false),
        Outcome::Permanent(text) => fail(ctx, notice, text, true),
        Outcome::Unreachable(text) => {
            note_fault(ctx, text.clone(), false)?;
            fail(ctx, notice, text, false)?;
            Ok(Next::Stop)
        }
        Outcome::Auth(text) => pause(ctx, notice, format!("auth: {text}")),
        Outcome::TlsFailed(text) => pause(ctx, notice, format!("tls_failed: {text}")),
    }
}

fn fail(ctx: &Context, notice: &Notice, text: String, is_permanent: bool) -> Result<Next> {
    tracing::warn!(notice = %notice.id, kind = %notice.kind, attempts = notice.attempts, is_permanent, "a mail was not taken");
    let failure = Failure { text, is_permanent, wait: retry_after(notice.attempts, chance()) };
    let (now, notice) = (ctx.now(), notice.clone());
    let done = ctx.db.write(move |conn| outbox_outcome::failed_once(conn, now, &notice, &failure).map(|_| ()));
    unless_lost(done, if is_permanent { Next::Go } else { Next::Behind })
}

/// The queue pauses and nothing is burnt: no try is counted for a fault that no mail has caused.
fn pause(ctx: &Context, notice: &Notice, text: String) -> Result<Next> {
    note_fault(ctx, text.clone(), true)?;
    give_back(ctx, notice, ctx.now() + PAUSE, Some(text))?;
    Ok(Next::Stop)
}

/// Keeps what staff are shown as the cause.
fn note_fault(ctx: &Context, text: String, pauses: bool) -> Result<()> {
    tracing::error!(cause = text, "mail does not leave");
    let now = ctx.now();
    ctx.db.write(move |conn| {
        settings::set(conn, now, settings::MAIL_LAST_ERROR, &text)?;
        let until = (now + PAUSE).and_utc().to_rfc3339();
        if pauses { settings::set(conn, now, settings::MAIL_PAUSED_UNTIL, &until) } else { Ok(()) }
    })
}

fn give_back(ctx: &Context, notice: &Notice, due: Moment, error: Option<String>) -> Result<()> {
    let (now, notice) = (ctx.now(), notice.clone());
    let done = ctx.db.write(move |conn| outbox_outcome::release(conn, now, &notice, due, error.as_deref()));
    unless_lost(done, Next::Go).map(|_| ())
}

/// A lease that was lost meanwhile is somebody else's: what they record counts.
fn unless_lost(done: Result<()>, next: Next) -> Result<Next> {
    match done {
        Err(Error::Conflict("lease_lost")) => {
            tracing::warn!("a lease was lost while its mail was under way");
            Ok(next)
        }
        other => other.map(|()| next),
    }
}

/// A random number from -1 to 1.
fn chance() -> f64 {
    rand::random::<f64>() * 2.0 - 1.0
}
