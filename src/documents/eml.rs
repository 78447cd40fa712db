//! A mail as a file (RFC 5322): who wrote to whom, when, about what, and the text as its reader sees it.

use mail_parser::{Addr, Address, MessageParser};

use crate::domain::value::Moment;

/// A mail as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eml {
    /// Name of the sender; empty when only the address stands there.
    pub from_name: String,
    /// Address of the sender.
    pub from: String,
    /// Address of the first reader.
    pub to: String,
    /// Its date, UTC.
    pub date: Option<Moment>,
    /// Its subject.
    pub subject: String,
    /// The text part.
    pub text: String,
}

/// Reads a mail; `None` for bytes that are none.
pub fn read(bytes: &[u8]) -> Option<Eml> {
    let mail = MessageParser::default().parse(bytes)?;
    let from = mail.from().and_then(Address::first);
    let owned = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let date = mail.date().and_then(|date| chrono::DateTime::from_timestamp(date.to_timestamp(), 0));
    Some(Eml {
        from_name: owned(from.and_then(Addr::name)),
        from: owned(Some(from.and_then(Addr::address)?)),
        to: owned(mail.to().and_then(Address::first).and_then(Addr::address)),
        date: date.map(|date| date.naive_utc()),
        subject: owned(mail.subject()),
        text: mail.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_text_are_decoded() {
        let bytes = "From: =?utf-8?b?6ZmH5Y6f?= <no-reply@example.org>\r\nTo: lin@example.org\r\n\
            Date: Tue, 24 Nov 2026 02:14:00 +0000\r\nSubject: =?utf-8?b?6K+35a6h5qC4?=\r\nMIME-Version: 1.0\r\n\
            Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            =E6=82=A8=E5=A5=BD\r\nhttp://127.0.0.1/zh?a=3D1\r\n";
        let mail = read(bytes.as_bytes()).unwrap();
        assert_eq!((mail.from_name.as_str(), mail.from.as_str()), ("陇原", "no-reply@example.org"));
        assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("lin@example.org", "请审核"));
        assert_eq!(mail.date.unwrap().to_string(), "2026-11-24 02:14:00");
        assert_eq!(mail.text.trim_end(), "您好\nhttp://127.0.0.1/zh?a=1");
        assert_eq!(read(b""), None);
    }
}
