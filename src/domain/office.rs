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
    /// Number of the last mail to it.
    pub last_number: i32,
}

impl Mailbox {
    /// True when this mailbox is told about something in `fields`.
    pub fn hears_of(&self, fields: &[FieldCode]) -> bool {
        self.fields.is_empty() || self.fields.iter().any(|f| fields.contains(f))
    }
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
