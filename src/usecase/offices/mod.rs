//! The liaison office: its set-up, its mailboxes, whether its mail leaves, readiness.

use secrecy::SecretString;
use serde::Deserialize;

use crate::config::Config;
use crate::domain::account::{AccountId, LinkPurpose, normalise_email};
use crate::domain::audit::Entity;
use crate::domain::error::{Checks, Error, Result};
use crate::domain::field::FieldCode;
use crate::domain::notice::{MailboxId, NewNotice, NoticeKind, NoticeParams, Recipient};
use crate::domain::office::{MailEncryption, MailSettings, MailTransport, Mailbox};
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::{links, offices, outbox};

pub mod add_mailbox;
pub mod confirm_mail;
pub mod list_mailboxes;
pub mod mail_settings;
pub mod mail_status;
pub mod open_setup;
pub mod readiness;
pub mod remove_mailbox;
pub mod set_mail;
pub mod set_mailbox;
pub mod setup;
pub mod setup_link;
pub mod show;
pub mod show_public;

/// How mail is to leave, as it was typed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailInput {
    /// `smtp` or `folder`.
    pub mail_transport: String,
    /// Server name.
    #[serde(default)]
    pub smtp_host: String,
    /// Port.
    #[serde(default)]
    pub smtp_port: String,
    /// `starttls`, `tls` or `none`.
    #[serde(default)]
    pub smtp_encryption: String,
    /// User name; empty for none.
    #[serde(default)]
    pub smtp_user: String,
    /// Password; empty for none.
    #[serde(default)]
    pub smtp_password: SecretString,
    /// Sender address; empty for the first mailbox.
    #[serde(default)]
    pub mail_from: String,
}

impl MailInput {
    /// The settings of mail, or what is wrong with them.
    pub(crate) fn settings(&self) -> Result<MailSettings> {
        let mut checks = Checks::default();
        let transport: Option<MailTransport> = self.mail_transport.parse().ok();
        checks.require(transport.is_some(), "mail_transport", "unknown_choice");
        let from = self.mail_from.trim();
        checks.require(from.is_empty() || normalise_email(from).is_ok(), "mail_from", "bad_email");
        if transport != Some(MailTransport::Smtp) {
            checks.done()?;
            return Ok(MailSettings { from: from.to_owned(), ..MailSettings::folder() });
        }
        let host = self.smtp_host.trim().to_owned();
        let is_host = url::Host::parse(&host).is_ok();
        checks.require(!host.is_empty(), "smtp_host", "required");
        checks.require(host.is_empty() || is_host, "smtp_host", "bad_host");
        let port: Option<u16> = self.smtp_port.trim().parse().ok().filter(|port| *port > 0);
        checks.require(port.is_some(), "smtp_port", "bad_port");
        let encryption: Option<MailEncryption> = self.smtp_encryption.parse().ok();
        checks.require(encryption.is_some(), "smtp_encryption", "unknown_choice");
        let is_plain_abroad = encryption == Some(MailEncryption::Plain) && !is_loopback(&host);
        checks.require(!is_plain_abroad, "smtp_encryption", "plain_needs_loopback");
        checks.done()?;
        Ok(MailSettings {
            transport: MailTransport::Smtp,
            host,
            port: port.unwrap_or(587),
            encryption: encryption.unwrap_or(MailEncryption::Starttls),
            user: self.smtp_user.trim().to_owned(),
            password: self.smtp_password.clone(),
            from: from.to_owned(),
        })
    }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// True when the operator's configuration says how mail leaves, so that no page asks.
pub(crate) fn is_mail_configured(config: &Config) -> bool {
    config.demo || !config.mail.transport.is_empty()
}

/// The fields that a mailbox shall hear of, from their slugs; none means all.
pub(crate) fn fields(checks: &mut Checks, slugs: &[String]) -> Vec<FieldCode> {
    let mut fields: Vec<FieldCode> = slugs.iter().filter_map(|slug| FieldCode::parse(slug)).collect();
    checks.require(fields.len() == slugs.len(), "fields", "unknown_field_code");
    fields.sort();
    fields.dedup();
    fields
}

/// A mailbox at the version that somebody saw, with the office held; the others are beside it.
pub(crate) fn seen_mailbox(conn: &mut Conn, id: &MailboxId, version: i32) -> Result<(Mailbox, Vec<Mailbox>)> {
    let office = offices::find(conn)?.ok_or(Error::Missing("office"))?;
    offices::hold(conn, &office.id)?;
    let (found, others): (Vec<_>, Vec<_>) = offices::mailboxes(conn)?.into_iter().partition(|one| one.id == *id);
    let mailbox = found.into_iter().next().ok_or(Error::Missing("mailbox"))?;
    if mailbox.version == version { Ok((mailbox, others)) } else { Err(Error::Conflict("version")) }
}

/// Stops what is queued to a mailbox that is told no more; refused for the last one, since somebody must be told.
pub(crate) fn silence(conn: &mut Conn, now: Moment, mailbox: &MailboxId, others: &[Mailbox]) -> Result<()> {
    if !others.iter().any(Mailbox::is_active) {
        return Err(Error::field("active", "last_mailbox"));
    }
    outbox::cancel_to(conn, now, &Recipient::Mailbox(mailbox.clone())).map(|_| ())
}

/// What the audit knows of a mailbox: whether it is told, and of which fields.
pub(crate) fn summary(mailbox: &Mailbox) -> String {
    let slugs: Vec<&str> = mailbox.fields.iter().map(FieldCode::as_str).collect();
    format!("{} {}", mailbox.state, slugs.join(" "))
}

/// Sends a test mail to the first mailbox; its link proves that mail arrives.
pub(crate) fn send_test(conn: &mut Conn, now: Moment, who: &AccountId) -> Result<()> {
    let first = offices::first_mailbox(conn)?.ok_or(Error::Conflict("no_mailbox"))?;
    links::supersede(conn, who, LinkPurpose::TestMail, now)?;
    let link = links::add(conn, now, who, LinkPurpose::TestMail, Some(first.id.as_str()))?;
    let notice = NewNotice {
        kind: NoticeKind::TestMail,
        to: Recipient::Mailbox(first.id),
        lang: None,
        about: Some((Entity::Office, first.office.to_string())),
        params: NoticeParams { link: Some(link.id), ..NoticeParams::default() },
        event_at: now,
        due_at: now,
        dedupe_key: None,
    };
    outbox::add(conn, now, &notice).map(|_| ())
}

/// True when the office exists already: the set-up is done once.
pub(crate) fn is_set_up(conn: &mut Conn) -> Result<bool> {
    Ok(offices::find(conn)?.is_some())
}
