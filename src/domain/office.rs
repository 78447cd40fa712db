//! The liaison office: who is told, where, and in which time zone its days run.

use secrecy::SecretString;

use super::error::{Checks, Result};
use super::field::FieldCode;
use super::notice::{MailboxId, OfficeId};
use super::value::Lang;
use crate::text_enum;

/// The liaison office.
#[derive(Debug, Clone, PartialEq)]
pub struct Office {
    /// Key.
    pub id: OfficeId,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// Its postal address, at the foot of every mail.
    pub postal_address: String,
    /// IANA time zone in which its days run.
    pub time_zone: chrono_tz::Tz,
    /// Grows by one with every change; guards writes.
    pub version: i32,
}

impl Office {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.name_zh,
            Lang::En => &self.name_en,
        }
    }

    /// All that is wrong with it.
    pub fn check(&self) -> Result<()> {
        let mut checks = Checks::default();
        checks.require(!self.name_zh.trim().is_empty(), "office_name_zh", "required");
        checks.require(!self.name_en.trim().is_empty(), "office_name_en", "required");
        checks.require(!self.postal_address.trim().is_empty(), "postal_address", "required");
        checks.done()
    }
}

text_enum! {
    /// Whether a mailbox is told.
    MailboxState {
        /// It is.
        Active = "active",
        /// Not until it is switched on again.
        Off = "off",
        /// Not any more; its numbering is kept for the day when its address comes back.
        Removed = "removed",
    }
}

/// A mailbox of the office, told about the fields it names, or about all.
#[derive(Debug, Clone, PartialEq)]
pub struct Mailbox {
    /// Key.
    pub id: MailboxId,
    /// The office.
    pub office: OfficeId,
    /// Its address.
    pub address: String,
    /// Its fields; empty is all.
    pub fields: Vec<FieldCode>,
    /// Whether it is told.
    pub state: MailboxState,
    /// Number of the last mail to it.
    pub last_number: i32,
    /// Grows by one with every change by a person; guards writes.
    pub version: i32,
}

impl Mailbox {
    /// A new one that is told from now on.
    pub fn new(office: OfficeId, address: String, fields: Vec<FieldCode>) -> Self {
        let (id, state) = (MailboxId::new(), MailboxState::Active);
        Self { id, office, address, fields, state, last_number: 0, version: 1 }
    }

    /// True when mail goes to it.
    pub fn is_active(&self) -> bool {
        self.state == MailboxState::Active
    }

    /// True when this mailbox is told about something in `fields`.
    pub fn hears_of(&self, fields: &[FieldCode]) -> bool {
        self.is_active() && (self.fields.is_empty() || self.fields.iter().any(|f| fields.contains(f)))
    }
}

/// The mailboxes that are told about something in `fields`; the first active one where none has asked for them, since
/// somebody must be told.
pub fn told_of(mailboxes: &[Mailbox], fields: &[FieldCode]) -> Vec<MailboxId> {
    let hearing: Vec<&Mailbox> = mailboxes.iter().filter(|m| m.hears_of(fields)).collect();
    let told =
        if hearing.is_empty() { mailboxes.iter().find(|m| m.is_active()).into_iter().collect() } else { hearing };
    told.into_iter().map(|m| m.id.clone()).collect()
}

text_enum! {
    /// Where mail goes.
    MailTransport {
        /// To a mail server.
        Smtp = "smtp",
        /// Into the folder `mail/` of the data folder.
        Folder = "folder",
    }
}

text_enum! {
    /// How the conversation with the mail server is kept secret.
    MailEncryption {
        /// Plain at first, then TLS; refused where the server cannot.
        Starttls = "starttls",
        /// TLS from the first byte.
        Tls = "tls",
        /// None; for a server on the same machine only.
        Plain = "none",
    }
}

/// How mail leaves, as the set-up page was told.
#[derive(Debug, Clone)]
pub struct MailSettings {
    /// Server or folder.
    pub transport: MailTransport,
    /// Server name.
    pub host: String,
    /// Port.
    pub port: u16,
    /// TLS or not.
    pub encryption: MailEncryption,
    /// User name; empty for none.
    pub user: String,
    /// Password; empty for none.
    pub password: SecretString,
    /// Sender address; empty for the first mailbox.
    pub from: String,
}

impl MailSettings {
    /// Mail into the folder.
    pub fn folder() -> Self {
        Self {
            transport: MailTransport::Folder,
            host: String::new(),
            port: 587,
            encryption: MailEncryption::Starttls,
            user: String::new(),
            password: SecretString::default(),
            from: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mailbox(fields: &[&str], state: MailboxState) -> Mailbox {
        let fields = fields.iter().map(|f| FieldCode((*f).into())).collect();
        Mailbox { state, ..Mailbox::new(OfficeId::new(), "office@example.org".into(), fields) }
    }

    #[test]
    fn somebody_is_always_told_and_never_one_that_is_off() {
        let off = mailbox(&[], MailboxState::Off);
        let energy = mailbox(&["new-energy"], MailboxState::Active);
        let health = mailbox(&["biomedicine"], MailboxState::Active);
        let all = [off, energy.clone(), health.clone()];
        let told = |slug: &str| told_of(&all, &[FieldCode(slug.into())]);
        assert_eq!(told("biomedicine"), [health.id]);
        assert_eq!(told("new-materials"), [energy.id], "what nobody asked for goes to the first");
        assert!(told_of(&all[..1], &[]).is_empty());
    }
}
