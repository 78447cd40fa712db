//! What a mail needs to know, as plain data: the mailer reads it from the store, nothing here knows where it came from.
//! No type of this file has a field for a person's name, employer or contact.

use chrono::NaiveDate;

use crate::domain::audit::Entity;
use crate::domain::card::{TalentCard, YearsBand};
use crate::domain::consent::Purpose;
use crate::domain::decision::Verdict;
use crate::domain::notice::{NoticeId, NoticeKind};
use crate::domain::value::{Bilingual, Degree, Lang, Mode, Moment};

/// All that a mail is made of.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Which notice.
    pub id: NoticeId,
    /// Which mail.
    pub kind: NoticeKind,
    /// When its cause happened.
    pub event_at: Moment,
    /// Gap-free number of a mail to a mailbox.
    pub number: Option<i32>,
    /// The reader's language; `None` for Chinese, then English.
    pub lang: Option<Lang>,
    /// The reader's address.
    pub to: String,
    /// The sender's address.
    pub from: String,
    /// The office's mailbox.
    pub reply_to: String,
    /// The office.
    pub office: OfficeFacts,
    /// Makes every link; no slash at its end.
    pub public_url: String,
    /// True for mails to people of the pool: subject and sender do not tell what they are registered for.
    pub is_discreet: bool,
    /// What it is about.
    pub about: About,
}

/// The office, as mails name it.
#[derive(Debug, Clone)]
pub struct OfficeFacts {
    /// Its name.
    pub name: Bilingual,
    /// Its postal address.
    pub postal_address: String,
    /// The time zone of its days.
    pub time_zone: chrono_tz::Tz,
}

/// What a mail is about.
#[derive(Debug, Clone)]
pub enum About {
    /// (4) Needs and people with their matches.
    Office(Vec<Event>),
    /// (4) An import or the demo's load.
    Summary(Summary),
    /// (1) Confirm the address; what was registered with it.
    Confirm(Option<Entity>, String),
    /// (1) A link to sign in.
    SignIn(String),
    /// (1) A link to choose a new passphrase.
    Reset(String),
    /// (1) Somebody registered with a known address.
    KnownAddress,
    /// (2) The profile is in the pool: the card as a firm would see it, and the link that takes it back.
    TalentReceipt(Box<TalentCard>, Option<String>),
    /// (2) The need was submitted, with the link that takes it back.
    NeedReceipt(NeedReceipt, Option<String>),
    /// (3) A decision of an officer.
    Decision(Decided),
    /// (18) Consents given or withdrawn.
    Consents(bool, Vec<ConsentFacts>),
    /// (19) Something about the account's safety.
    Security(SecurityFacts),
    /// (20) Mails that failed, and how many there are.
    MailFailed(bool, Vec<FailedMail>, i64),
    /// The test mail, with its link.
    TestMail(String),
}

/// An event of mail (4).
#[derive(Debug, Clone)]
pub enum Event {
    /// A need and its people.
    Need(Box<NeedEvent>),
    /// A person and the needs.
    Person(Box<PersonEvent>),
    /// Withdrawn or changed before the mail left, so that there is nothing to review; its code.
    Gone(String),
}

/// A need with its people.
#[derive(Debug, Clone)]
pub struct NeedEvent {
    /// False when the office has heard of it before.
    pub is_new: bool,
    /// The need.
    pub need: NeedFacts,
    /// The strong pairs, best first.
    pub strong: Vec<(PersonFacts, Pair)>,
    /// How many are worth a look.
    pub worth: i64,
    /// Where nobody is strong: the nearest people.
    pub nearest: Vec<(PersonFacts, Pair)>,
    /// Where nobody is strong: how many would be, without one of the things asked for.
    pub without: Option<(Bilingual, i64)>,
}

/// A person with the needs they fit.
#[derive(Debug, Clone)]
pub struct PersonEvent {
    /// False when the office has heard of them before.
    pub is_new: bool,
    /// The person.
    pub person: PersonFacts,
    /// Ways of working together that suit them.
    pub modes: Vec<Mode>,
    /// From when they are free.
    pub available_from: Option<NaiveDate>,
    /// The needs for which they are strong, best first.
    pub strong: Vec<(NeedFacts, Pair)>,
    /// How many needs are worth a look.
    pub worth: i64,
}

/// A need as the office reads of it.
#[derive(Debug, Clone)]
pub struct NeedFacts {
    /// Code.
    pub code: String,
    /// Title as typed.
    pub title: Bilingual,
    /// The firm.
    pub firm: FirmFacts,
    /// Ways of working together.
    pub modes: Vec<Mode>,
    /// Last day for proposals.
    pub closes_on: Option<NaiveDate>,
}

/// A firm as the office reads of it.
#[derive(Debug, Clone)]
pub struct FirmFacts {
    /// Its name; `None` for an anonymous need.
    pub name: Option<Bilingual>,
    /// Where it is.
    pub place: Option<Bilingual>,
    /// True when it gave a well-formed credit code.
    pub has_code: bool,
    /// True when it is verified.
    pub is_verified: bool,
}

/// A person in words of the taxonomy and code tables.
#[derive(Debug, Clone)]
pub struct PersonFacts {
    /// Code.
    pub code: String,
    /// What they do.
    pub subject: Option<Bilingual>,
    /// Degree.
    pub degree: Option<Degree>,
    /// Years of experience.
    pub years: Option<YearsBand>,
    /// Country, and the state where one is known.
    pub place: Option<Bilingual>,
}

/// Scores of a pair with what is met and missing.
#[derive(Debug, Clone, Default)]
pub struct Pair {
    /// Fits the need, 0 to 100.
    pub score_need: i64,
    /// Suits the person, 0 to 100.
    pub score_talent: i64,
    /// Names of what is met.
    pub met: Vec<Bilingual>,
    /// What is missing.
    pub gaps: Vec<Gap>,
}

/// Something that is missing. `None` for what a person has: not stated.
#[derive(Debug, Clone, PartialEq)]
pub enum Gap {
    /// Words of the need that the person does not mention.
    NotMentioned(Vec<Bilingual>),
    /// Languages asked for and not spoken (ISO 639-1).
    Languages(Vec<String>),
    /// No language is stated.
    LanguagesUnknown,
    /// Degree: what was asked for, what there is.
    Degree(Degree, Option<Degree>),
    /// Years: what was asked for, what there is.
    Years(i64, Option<i64>),
    /// Ways of working: what suits the person.
    Mode(Vec<Mode>),
    /// The work is on the spot and the person does not offer to come.
    Place,
    /// Free only from this day.
    Availability(Option<NaiveDate>),
}

/// What an import or a load brought.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// People.
    pub talents: i64,
    /// Needs.
    pub needs: i64,
    /// Strong pairs.
    pub strong: i64,
    /// Pairs worth a look.
    pub worth: i64,
    /// Needs with most strong pairs, with their number.
    pub first: Vec<(String, Bilingual, i64)>,
}

/// A need as its owner reads of it.
#[derive(Debug, Clone)]
pub struct NeedReceipt {
    /// Code.
    pub code: String,
    /// Title as typed.
    pub title: Bilingual,
    /// Last day for proposals.
    pub closes_on: Option<NaiveDate>,
}

/// A decision, as its owner reads of it.
#[derive(Debug, Clone)]
pub struct Decided {
    /// On what.
    pub entity: Entity,
    /// Its code.
    pub code: String,
    /// A need's title or a firm's name.
    pub title: Option<Bilingual>,
    /// What was decided.
    pub verdict: Verdict,
    /// Words of the officer.
    pub reason: String,
}

/// A consent on its receipt.
#[derive(Debug, Clone)]
pub struct ConsentFacts {
    /// For what.
    pub purpose: Purpose,
    /// Version of its text.
    pub version: i32,
    /// The text's hash.
    pub hash: String,
    /// When it was given, or withdrawn.
    pub at: Moment,
}

/// What happened to an account.
#[derive(Debug, Clone)]
pub struct SecurityFacts {
    /// `new_device`, `passphrase_changed`, `second_factor_changed`.
    pub code: String,
    /// Browser and system, for a new device.
    pub device: Option<String>,
    /// The reader's time zone.
    pub time_zone: chrono_tz::Tz,
}

/// A mail that failed.
#[derive(Debug, Clone)]
pub struct FailedMail {
    /// Which.
    pub kind: NoticeKind,
    /// The code of what it was about, or its number.
    pub code: Option<String>,
    /// To whom, masked.
    pub recipient: String,
    /// What the mail server said.
    pub error: String,
}
