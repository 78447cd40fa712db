//! What a mail needs to know, as plain data: the mailer reads it from the store, nothing here knows where it came from.
//! No type of this file has a field for a person's name, employer or contact.

use chrono::NaiveDate;

use super::answer_facts::AnswerRate;
use super::introduction_facts::{
    AskContact, AskFirm, AskTalent, Closed, FollowUpFacts, Introduced, OfficeNews, Recorded,
};
use super::letters_cards::{InterestNews, UnusualUse};
use super::letters_erasure::ErasureFacts;
use super::letters_rights::{CorrectionFacts, DataCopyFacts};
use super::office_facts::{Event, Summary};
use super::same_facts::{SameDisputed, SameJoined, SameWaiting};
use crate::domain::audit::Entity;
use crate::domain::card::TalentCard;
use crate::domain::consent::Purpose;
use crate::domain::decision::Ruling;
use crate::domain::escalation::Level;
use crate::domain::figures::Figures;
use crate::domain::notice::{NoticeId, NoticeKind};
use crate::domain::todo::Todo;
use crate::domain::value::{Bilingual, Lang, Moment};

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
    /// The addresses of its readers: one, or both sides of an introduction.
    pub to: Vec<String>,
    /// The address of the office, where it gets a copy.
    pub copy_to: Option<String>,
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
    /// The token that ends mails of this kind, for those that may be switched off.
    pub unsubscribe: Option<String>,
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
    /// (1) A link that chooses the first passphrase of a member of staff.
    StaffInvitation(String),
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
    /// (18) Erasure asked for, or done.
    Erasure(ErasureFacts),
    /// (18) The copy of one's data is ready.
    DataCopy(DataCopyFacts),
    /// (18) Something that the office was asked to put right.
    Correction(CorrectionFacts),
    /// (19) A link to the new address of an account.
    ChangeAddress(String),
    /// (19) Something about the account's safety.
    Security(SecurityFacts),
    /// (5) The morning to-do, and the numbers of the mails that a mailbox was sent since the last one.
    Todo(Box<Todo>, Vec<(String, i32, i32, i64)>),
    /// (6) What has waited for too long, for whom, and who holds it.
    Escalation(Level, Box<Todo>, Vec<String>),
    /// (21) The figures of a month, and whether a lead approved them.
    Figures(Box<Figures>, bool),
    /// (14) The search for a need goes on: without one of the things asked for there may be so many people.
    NeedSearching(NeedReceipt, Option<(Bilingual, i64)>),
    /// Nobody was found for a need.
    NeedNoneFound(NeedReceipt),
    /// The office: a firm is interested in a person.
    OfficeInterest(InterestNews),
    /// (23) A firm looked at more cards than its budget.
    UnusualUse(UnusualUse),
    /// (15) A need expires, or has expired: the days left, its last day, the link to answer.
    NeedExpiring(NeedReceipt, NeedEnd),
    /// (16) A profile that was not confirmed for long.
    Profile(ProfileFacts),
    /// (17) A firm leaves too many questions without an answer: to itself.
    AnswerRate(Box<AnswerRate>),
    /// (17) To the office.
    OfficeAnswerRate(Box<AnswerRate>),
    /// (20) Mails that failed, and how many there are.
    MailFailed(bool, Vec<FailedMail>, i64),
    /// (7) The person is asked.
    AskTalent(Box<AskTalent>),
    /// (8) The firm is asked.
    AskFirm(Box<AskFirm>),
    /// (8) The person is asked which contact may go to the firm.
    AskContact(AskContact),
    /// (9) It does not go on.
    Closed(Closed),
    /// (10, 13) The office is told.
    OfficeIntroduction(OfficeNews),
    /// (11) The introduction.
    Introduced(Box<Introduced>),
    /// (12) What came of it?
    FollowUp(FollowUpFacts),
    /// Staff recorded an answer for the reader.
    AnswerRecorded(Recorded),
    /// Two entries of the reader were joined, or parted again.
    SameJoined(SameJoined),
    /// (23) Entries that may be one wait.
    SameSuspected(SameWaiting),
    /// A joining is called wrong.
    SameDisputed(SameDisputed),
    /// The test mail, with its link.
    TestMail(String),
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
    /// While it waits for an officer: how many questions its firm was asked, and how many of them stayed unanswered.
    pub unanswered: Option<(i64, i64)>,
}

/// The end of a need.
#[derive(Debug, Clone)]
pub struct NeedEnd {
    /// Days left at the reminder; `None` when it has expired.
    pub days: Option<i64>,
    /// Its last day.
    pub on: NaiveDate,
    /// The link on which the firm answers.
    pub token: Option<String>,
}

/// A profile that was not confirmed for long.
#[derive(Debug, Clone)]
pub struct ProfileFacts {
    /// `first`, `second`, `hidden` or `erasing`.
    pub code: String,
    /// Its code.
    pub talent: String,
    /// The day on which the next step comes: hidden or erased.
    pub on: NaiveDate,
    /// The link that says that it is still right.
    pub token: String,
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
    pub ruling: Ruling,
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
    /// `new_device`, `passphrase_changed`, `second_factor_changed`, `address_changing`, `address_changed`,
    /// `data_exported`, `firm_closed`; by an administrator `roles_changed`, `account_suspended`, `account_reactivated`,
    /// `second_factor_reset`.
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
