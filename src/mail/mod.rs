//! How it is said: what a notice is about becomes a message, and a message leaves by a mail server or into a folder.
//!
//! The way of a mail: `jobs/mailer` reads `facts`, `compose` makes a `letter` of them (one file for each group of notices)
//! and renders it as text and HTML, `envelope` gives it its headers, `transport` hands it over.

pub mod address;
pub mod answer_facts;
pub mod compose;
mod envelope;
pub mod facts;
pub mod introduction_facts;
mod letter;
mod letters_access;
mod letters_answers;
pub mod letters_cards;
mod letters_clocks;
pub mod letters_erasure;
mod letters_figures;
mod letters_introductions;
mod letters_people;
pub mod letters_rights;
mod letters_same;
mod letters_staff;
mod letters_todo;
mod office;
pub mod office_facts;
mod office_pairs;
pub mod probe;
pub mod same_facts;
pub mod samples;
mod smtp;
pub mod transport;
mod words;

use crate::domain::notice::NoticeKind;
use crate::domain::value::Moment;

/// A composed mail, before it has bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// `<id@host>`: the same at every try, so that a reader's program sees a second copy as the same mail.
    pub message_id: String,
    /// Which notice.
    pub kind: NoticeKind,
    /// When its cause happened.
    pub date: Moment,
    /// Name and address of the sender.
    pub from: (String, String),
    /// The addresses of its readers.
    pub to: Vec<String>,
    /// The address that gets a copy.
    pub copy_to: Option<String>,
    /// Where an answer goes: a person reads it.
    pub reply_to: String,
    /// Of which list of mails it is.
    pub list: (String, String),
    /// The address that ends mails of this kind by one POST (RFC 8058).
    pub unsubscribe: Option<String>,
    /// Gap-free number, for a mailbox of the office.
    pub number: Option<i32>,
    /// Subject.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part; it says the same.
    pub html: String,
}
