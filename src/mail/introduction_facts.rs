//! What mails about introductions need. Until two people are introduced no type here has a field for a name, an employer or a
//! contact of a person.

use chrono::NaiveDate;

use crate::domain::answer::{Answer, AnswerChannel};
use crate::domain::card::TalentCard;
use crate::domain::introduction::{IntroductionState, Side, Terms};
use crate::domain::value::{Bilingual, Moment};

/// (7) The person is asked.
#[derive(Debug, Clone)]
pub struct AskTalent {
    /// True for a reminder.
    pub is_reminder: bool,
    /// True while "not now" moves the question, which it does once.
    pub may_postpone: bool,
    /// What is asked for, composed in the reader's language.
    pub asks: String,
    /// The firm's own title.
    pub title: Bilingual,
    /// The firm's own text.
    pub body: Bilingual,
    /// Budget or pay, as typed.
    pub budget: Option<String>,
    /// What fits, in the reader's language.
    pub met: Vec<String>,
    /// The officer's line to the reader.
    pub note: Option<String>,
    /// What the firm will see after a yes.
    pub card: TalentCard,
    /// Last day for an answer.
    pub due_on: Option<NaiveDate>,
    /// The link.
    pub token: String,
}

/// (8) The firm is asked.
#[derive(Debug, Clone)]
pub struct AskFirm {
    /// True for a reminder.
    pub is_reminder: bool,
    /// The need's code and title.
    pub need: (String, Bilingual),
    /// The person by their code.
    pub card: TalentCard,
    /// What fits, in the reader's language.
    pub met: Vec<String>,
    /// What is missing.
    pub missing: Vec<String>,
    /// The officer's line to the reader.
    pub note: Option<String>,
    /// Last day for an answer.
    pub due_on: Option<NaiveDate>,
    /// The link.
    pub token: String,
}

/// (8) The person is asked which contact the firm may have.
#[derive(Debug, Clone)]
pub struct AskContact {
    /// The need's title.
    pub title: Bilingual,
    /// The link.
    pub token: String,
}

/// (9) It does not go on.
#[derive(Debug, Clone)]
pub struct Closed {
    /// `declined`, `unavailable` or `ended`.
    pub code: String,
    /// True when the two had been introduced.
    pub is_known: bool,
    /// Who reads it.
    pub side: Side,
    /// The need's code and title.
    pub need: (String, Bilingual),
}

/// (10, 13) The office is told.
#[derive(Debug, Clone)]
pub struct OfficeNews {
    /// `both_yes`, `success`, `no_deal`, `disputed`.
    pub code: String,
    /// The introduction's code.
    pub introduction: String,
    /// The need's code and title.
    pub need: (String, Bilingual),
    /// The person's code.
    pub talent: String,
    /// Where it stands.
    pub state: IntroductionState,
    /// The side that has not said which contact may go to the other.
    pub lacks_contact: Option<Side>,
}

/// A side of two who are introduced, with what it agreed to give.
#[derive(Debug, Clone)]
pub struct Introducee {
    /// Who: name, or the code where the name was not ticked.
    pub name: String,
    /// The firm's name; `None` for a person.
    pub firm: Option<Bilingual>,
    /// E-mail, telephone, WeChat as ticked, in this order.
    pub email: Option<String>,
    /// See `email`.
    pub phone: Option<String>,
    /// See `email`.
    pub wechat: Option<String>,
    /// The person's card, the firm's need: what they do.
    pub does: Bilingual,
}

/// (11) The introduction.
#[derive(Debug, Clone)]
pub struct Introduced {
    /// The introduction's code.
    pub code: String,
    /// The need's title.
    pub title: Bilingual,
    /// The person.
    pub talent: Introducee,
    /// The firm.
    pub firm: Introducee,
    /// What fits: Chinese, then English.
    pub met: [Vec<String>; 2],
    /// Times, interpreter, words of the officer.
    pub terms: Terms,
    /// The person's time zone.
    pub time_zone: chrono_tz::Tz,
}

/// (12) What came of it?
#[derive(Debug, Clone)]
pub struct FollowUpFacts {
    /// 7, 30 or 180.
    pub days: i64,
    /// The need's title.
    pub title: Bilingual,
    /// When they were introduced.
    pub introduced_at: Option<Moment>,
    /// The link.
    pub token: String,
}

/// Staff recorded an answer for the reader.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// The need's title.
    pub title: Bilingual,
    /// What was recorded.
    pub answer: Answer,
    /// How it came.
    pub channel: AnswerChannel,
    /// On which day.
    pub said_on: Option<NaiveDate>,
    /// The words noted.
    pub words: Option<String>,
    /// The link that says it is wrong.
    pub token: Option<String>,
}
