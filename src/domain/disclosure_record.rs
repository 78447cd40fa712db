//! The disclosure record: what a talent shows an employer, a university or a funder of every question, answer, consent,
//! introduction and outcome. It is signed, so that others can see that it is whole.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::consent::{Channel, ContactField, EndCause, Purpose};
use super::follow_up::{OutcomeKind, ValueBand};
use super::introduction::IntroductionState;
use super::value::{Bilingual, Lang};

/// The form written now.
pub const FORMAT: &str = "longyuan-disclosure-record/1";
/// How it is signed.
pub const ALGORITHM: &str = "Ed25519";

/// The record with its signature, as it is handed over.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct SignedRecord {
    /// What is signed: its bytes are this value in the form of RFC 8785.
    pub record: DisclosureRecord,
    /// The signature over those bytes.
    pub signature: Signature,
}

/// A signature that stands beside what it signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Signature {
    /// `Ed25519`.
    pub algorithm: String,
    /// The public key, 32 bytes in base64.
    pub public_key: String,
    /// The signature, 64 bytes in base64.
    pub value: String,
}

/// What is signed.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct DisclosureRecord {
    /// The form of what follows.
    pub format: String,
    /// When it was made.
    pub issued_at: DateTime<Utc>,
    /// Who says so.
    pub issuer: Issuer,
    /// About whom.
    pub person: RecordPerson,
    /// Every question that was put to the person, oldest first.
    pub questions: Vec<RecordQuestion>,
    /// Every consent, oldest first.
    pub consents: Vec<RecordConsent>,
    /// The notice on duties.
    pub notice: Bilingual,
}

/// The office that issues a record.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Issuer {
    /// Its name.
    pub name: Bilingual,
    /// Where the record can be verified.
    pub verify_at: String,
}

/// The person of a record.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct RecordPerson {
    /// The code of the profile.
    pub code: String,
    /// The name, as the person writes it.
    pub name: String,
}

/// A question and all that came of it.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct RecordQuestion {
    /// The introduction's code.
    pub introduction: String,
    /// The need's code.
    pub need: String,
    /// Its fields, by the codes of the taxonomy.
    pub fields: Vec<String>,
    /// The firm, where the person knows it.
    pub firm: Option<Bilingual>,
    /// When it was put to the person.
    pub asked_at: Option<DateTime<Utc>>,
    /// What the person answered.
    pub answer: Answer,
    /// When.
    pub answered_at: Option<DateTime<Utc>>,
    /// Where it stands.
    pub state: IntroductionState,
    /// When the two were introduced.
    pub introduced_at: Option<DateTime<Utc>>,
    /// The contact data that went to the firm.
    pub given: Vec<ContactField>,
    /// What came of it, as it was stated.
    pub outcomes: Vec<RecordOutcome>,
}

/// What came of an introduction.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct RecordOutcome {
    /// What.
    pub kind: OutcomeKind,
    /// How much it was worth.
    pub value: Option<ValueBand>,
    /// On which day.
    pub happened_on: Option<NaiveDate>,
    /// True when the person stated it.
    pub by_person: bool,
    /// True when the firm stated it.
    pub by_firm: bool,
    /// True when an officer noted it.
    pub by_office: bool,
}

/// A consent with the text that was shown.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct RecordConsent {
    /// What for.
    pub purpose: Purpose,
    /// The introduction it belongs to, by code.
    pub introduction: Option<String>,
    /// The contact data that were ticked.
    pub fields: Vec<ContactField>,
    /// Version of the text.
    pub text_version: i32,
    /// SHA-256 of the exact text.
    pub text_hash: String,
    /// Its language.
    pub language: Lang,
    /// How it was given.
    pub channel: Channel,
    /// When.
    pub given_at: DateTime<Utc>,
    /// When it ended, if it did.
    pub ended_at: Option<DateTime<Utc>>,
    /// Why it ended.
    pub end_cause: Option<EndCause>,
}
