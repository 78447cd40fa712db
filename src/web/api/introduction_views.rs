//! Introductions as the API tells each side of them; no type has a field of another's, and officers have their own in
//! `staff_introductions`.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::staff_introductions::{BoardIntroduction, StaffIntroduction};
use crate::domain::answer::{Answer, AnswerChannel};
use crate::domain::browse::BrowseCard;
use crate::domain::card::TalentCard;
use crate::domain::consent::ContactField;
use crate::domain::introduction::{IntroductionState, Side};
use crate::domain::need::NeedBrief;
use crate::domain::value::{Bilingual, Moment};
use crate::usecase::introductions::show_question::{Fit, Question, Seen, ToFirm, ToTalent};
use crate::usecase::introductions::{list_own, show_question};

/// A moment that may not have come, as the API writes it.
pub fn utc(at: Option<Moment>) -> Option<DateTime<Utc>> {
    at.map(|at| at.and_utc())
}

/// An introduction on the list of one side.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OwnIntroduction {
    /// The code by which both sides and the office speak of it.
    pub code: String,
    /// The reader's side.
    pub side: Side,
    /// Where it stands.
    pub state: IntroductionState,
    /// What the reader has said.
    pub answer: Answer,
    /// Until when the reader may answer.
    pub due_at: Option<DateTime<Utc>>,
    /// When the two were introduced.
    pub introduced_at: Option<DateTime<Utc>>,
    /// The need's title.
    pub title: Bilingual,
    /// To a firm the person's code, to a person the need's.
    pub other: String,
    /// When it began for the reader.
    pub since: DateTime<Utc>,
}

impl From<list_own::Row> for OwnIntroduction {
    fn from(row: list_own::Row) -> Self {
        let list_own::Row { code, side, state, answer, title, other, .. } = row;
        let (due_at, introduced_at) = (utc(row.due_at), utc(row.introduced_at));
        Self { code, side, state, answer, due_at, introduced_at, title, other, since: row.since.and_utc() }
    }
}

/// Introductions as their reader may see them.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[serde(untagged)]
pub enum ListedIntroduction {
    /// By one of its sides.
    Own(Box<OwnIntroduction>),
    /// By an officer.
    Board(Box<BoardIntroduction>),
}

/// What of the need fits, in the reader's language.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FitWords {
    /// Met.
    pub met: Vec<String>,
    /// Met in part.
    pub partly: Vec<String>,
    /// Missing.
    pub missing: Vec<String>,
}

impl From<Fit> for FitWords {
    fn from(fit: Fit) -> Self {
        let words = |all: Vec<show_question::Phrase>| all.into_iter().map(|phrase| phrase.text).collect();
        Self { met: words(fit.met), partly: words(fit.partly), missing: words(fit.missing) }
    }
}

/// An answer that staff recorded for the reader, who may call it wrong.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RecordedAnswer {
    /// What was recorded.
    pub answer: Answer,
    /// How it is said to have come.
    pub channel: AnswerChannel,
    /// On which day.
    pub said_on: Option<NaiveDate>,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// What is common to both sides of a question.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AskedQuestion {
    /// The code.
    pub code: String,
    /// Where it stands.
    pub state: IntroductionState,
    /// What the reader has said.
    pub answer: Answer,
    /// True while the reader may answer.
    pub is_open: bool,
    /// Until when.
    pub due_at: Option<DateTime<Utc>>,
    /// When the two were introduced.
    pub introduced_at: Option<DateTime<Utc>>,
    /// The contact that the reader has agreed to give.
    pub given: Vec<ContactField>,
    /// What of the need fits.
    pub fit: FitWords,
    /// The officer's line to the reader.
    pub note: Option<String>,
    /// The last answer that staff recorded for the reader and that was not called wrong.
    pub recorded: Option<RecordedAnswer>,
}

impl From<Question> for AskedQuestion {
    fn from(question: Question) -> Self {
        let recorded = question.recorded.map(|answer| RecordedAnswer {
            answer: answer.answer,
            channel: answer.channel,
            said_on: answer.said_on,
            recorded_at: answer.given_at.and_utc(),
        });
        Self {
            code: question.code,
            state: question.state,
            answer: question.answer,
            is_open: question.is_open,
            due_at: utc(question.due_at),
            introduced_at: utc(question.introduced_at),
            given: question.given,
            fit: question.fit.into(),
            note: question.note,
            recorded,
        }
    }
}

/// A need as the person who is asked reads of it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct NeedAsked {
    /// The need's code.
    pub code: String,
    /// What is asked for, composed in the reader's language.
    pub asks: String,
    /// The firm's name; none for an anonymous need.
    pub firm: Option<Bilingual>,
    /// What the firm wrote.
    pub brief: NeedBrief,
}

/// An introduction as the person sees it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TalentIntroduction {
    /// The question.
    #[serde(flatten)]
    pub question: AskedQuestion,
    /// `talent`.
    pub side: Side,
    /// The need.
    pub need: NeedAsked,
    /// What the firm sees after a yes.
    pub card: TalentCard,
    /// True while "later" moves the question.
    pub may_postpone: bool,
    /// True when both said yes and the contact is still to be given.
    pub lacks_contact: bool,
}

impl From<ToTalent> for TalentIntroduction {
    fn from(view: ToTalent) -> Self {
        let ToTalent { question, need, card, may_postpone, lacks_contact, .. } = view;
        let need = NeedAsked { code: need.code, asks: need.asks, firm: need.firm, brief: need.brief };
        Self { question: question.into(), side: Side::Talent, need, card, may_postpone, lacks_contact }
    }
}

/// An introduction as the firm sees it: the person by their code.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FirmIntroduction {
    /// The question.
    #[serde(flatten)]
    pub question: AskedQuestion,
    /// `firm`.
    pub side: Side,
    /// The need's code.
    pub need: String,
    /// The need's title.
    pub title: Bilingual,
    /// The person's code.
    pub talent: String,
    /// The person, from their yes on.
    pub card: Option<TalentCard>,
    /// The person before it, where the firm asked first.
    pub browse_card: Option<BrowseCard>,
}

impl From<ToFirm> for FirmIntroduction {
    fn from(view: ToFirm) -> Self {
        let ToFirm { question, need, title, seen, .. } = view;
        let (talent, card, browse_card) = match seen {
            Seen::Code(code) => (code, None, None),
            Seen::Browse(card) => (card.code.clone(), None, Some(card)),
            Seen::Card(card) => (card.code.clone(), Some(*card), None),
        };
        Self { question: question.into(), side: Side::Firm, need, title, talent, card, browse_card }
    }
}

/// An introduction as its reader may see it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[serde(untagged)]
pub enum SeenIntroduction {
    /// By the person.
    Talent(Box<TalentIntroduction>),
    /// By the firm, from its question on.
    Firm(Box<FirmIntroduction>),
    /// By an officer.
    Staff(Box<StaffIntroduction>),
}

/// Where an introduction stands after a deed.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct IntroductionStands {
    /// The code.
    pub code: String,
    /// Where it stands.
    pub state: IntroductionState,
}
