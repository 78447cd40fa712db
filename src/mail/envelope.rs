//! A message as bytes: headers encoded, text and HTML side by side.

use chrono::TimeZone;
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue, MessageId};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message as Mail};

use super::Message;
use crate::domain::error::{Error, Result};

/// The bytes of a mail and who sends it to whom.
pub struct Sealed {
    /// Sender and reader.
    pub envelope: Envelope,
    /// RFC 5322.
    pub bytes: Vec<u8>,
}

/// Makes the bytes. Every value passes the library's encoding; a value with a line break is refused by it or folded.
pub fn seal(message: &Message) -> Result<Sealed> {
    let from: Address = message.from.1.parse().map_err(Error::internal)?;
    let to = message.to.iter().map(|to| to.parse()).collect::<std::result::Result<Vec<Address>, _>>();
    let to = to.map_err(Error::internal)?;
    let copy_to = message.copy_to.as_deref().map(str::parse::<Address>).transpose().map_err(Error::internal)?;
    let reply_to: Address = message.reply_to.parse().map_err(Error::internal)?;
    let envelope = Envelope::new(Some(from.clone()), to.iter().cloned().chain(copy_to.clone()).collect())
        .map_err(Error::internal)?;
    let date = chrono::Utc.from_utc_datetime(&message.date);
    let mut mail = Mail::builder();
    for reader in to {
        mail = mail.to(Mailbox::new(None, reader));
    }
    if let Some(office) = copy_to {
        mail = mail.cc(Mailbox::new(None, office));
    }
    let mut mail = mail
        .header(MessageId::from(message.message_id.clone()))
        .date(date.into())
        .from(Mailbox::new(Some(message.from.0.clone()), from))
        .reply_to(Mailbox::new(None, reply_to))
        .subject(message.subject.clone())
        .multipart(MultiPart::alternative_plain_html(message.text.clone(), message.html.clone()))
        .map_err(Error::internal)?;
    let headers = mail.headers_mut();
    let mut add = |name: &'static str, value: String| {
        headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
    };
    add("Auto-Submitted", "auto-generated".to_owned());
    add("List-Id", format!("{} <{}>", message.list.0, message.list.1));
    if let Some(url) = &message.unsubscribe {
        add("List-Unsubscribe", format!("<{url}>"));
        add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned());
    }
    if let Some(number) = message.number {
        add("X-Notice-Seq", number.to_string());
    }
    Ok(Sealed { envelope, bytes: mail.formatted() })
}
