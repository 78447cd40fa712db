//! Questions to the two sides of an introduction: what they may answer, how an answer comes, how long it is waited for.

use chrono::NaiveDate;

use super::account::AccountId;
use super::introduction::{IntroductionId, Side};
use super::value::Moment;
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of an answer as it was given.
    AnswerId
);

text_enum! {
    /// What a side has said.
    Answer {
        /// Nothing yet.
        Pending = "pending",
        /// Yes.
        Yes = "yes",
        /// Not now: asked again later, once.
        Later = "later",
        /// No.
        No = "no",
        /// Nothing within the time.
        Expired = "expired",
    }
}

text_enum! {
    /// Why a firm says no.
    DeclineReason {
        /// Another speciality than the one sought.
        WrongSpeciality = "wrong_speciality",
        /// Too little experience.
        TooJunior = "too_junior",
        /// More senior than the need.
        TooSenior = "too_senior",
        /// The way of working or the time does not fit.
        WrongTerms = "wrong_terms",
        /// They know each other already.
        AlreadyKnown = "already_known",
        /// The need is filled or no longer there.
        NeedGone = "need_gone",
        /// Another reason.
        Other = "other",
    }
}

text_enum! {
    /// How an answer came.
    AnswerChannel {
        /// On the page of its question.
        Web = "web",
        /// Through the API.
        Api = "api",
        /// By mail to the office.
        Mail = "mail",
        /// By telephone.
        Phone = "phone",
        /// By WeChat.
        Wechat = "wechat",
        /// In person.
        InPerson = "in_person",
    }
}

/// An answer as it was given: by the side itself, or recorded by staff with how and when it was said.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenAnswer {
    /// Key.
    pub id: AnswerId,
    /// Of which introduction.
    pub introduction: IntroductionId,
    /// Of which side.
    pub side: Side,
    /// What was said.
    pub answer: Answer,
    /// Why, for a no of the firm.
    pub reason: Option<DeclineReason>,
    /// How it came.
    pub channel: AnswerChannel,
    /// On which day it was said, where staff recorded it.
    pub said_on: Option<NaiveDate>,
    /// Who recorded it; `None` when the side answered itself.
    pub recorded_by: Option<AccountId>,
    /// When it was taken.
    pub given_at: Moment,
    /// When the side said that it is wrong.
    pub disputed_at: Option<Moment>,
}

/// Working days for an answer.
pub const ANSWER_DAYS: u32 = 7;
/// Working days that "not now" moves the question.
pub const LATER_DAYS: u32 = 10;
/// Working days after which a talent is reminded, once.
pub const TALENT_REMINDER: u32 = 4;
/// Working days after which a firm is reminded.
pub const FIRM_REMINDERS: [u32; 2] = [3, 6];
/// Working days after which an introduction that both want is brought to a lead.
pub const INTRODUCE_DAYS: u32 = 2;
/// Longest sentence about oneself, and longest words of a recorded answer, in characters.
pub const SENTENCE_MAX: usize = 300;
/// See `SENTENCE_MAX`.
pub const WORDS_MAX: usize = 2000;
