//! Introductions as the API tells officers of them: the board, and one with all that was said.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::introduction_views::{FitWords, utc};
use crate::domain::answer::{Answer, AnswerChannel, DeclineReason, GivenAnswer};
use crate::domain::card::TalentCard;
use crate::domain::follow_up::{FollowUp, News, Outcome, OutcomeKind, ValueBand};
use crate::domain::introduction::{CloseReason, Interpreter, IntroductionState, Side};
use crate::domain::value::Bilingual;
use crate::usecase::introductions::list::Row;
use crate::usecase::introductions::show::View;

/// An introduction on the board of officers.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct BoardIntroduction {
    /// The code.
    pub code: String,
    /// Where it stands.
    pub state: IntroductionState,
    /// To be sent with a deed.
    pub version: i32,
    /// The person's code.
    pub talent: String,
    /// The person's name.
    pub name: String,
    /// The need's code.
    pub need: String,
    /// The need's title.
    pub title: Bilingual,
    /// The firm's name.
    pub firm: Bilingual,
    /// What the person has said.
    pub talent_answer: Answer,
    /// What the firm has said.
    pub firm_answer: Answer,
    /// Why the firm said no.
    pub firm_reason: Option<DeclineReason>,
    /// When the open question was put.
    pub asked_at: Option<DateTime<Utc>>,
    /// Until when it may be answered.
    pub due_at: Option<DateTime<Utc>>,
    /// The side that is asked has no account: an officer asks by hand.
    pub is_by_hand: bool,
    /// The sides that have not said which contact the other may have.
    pub lacks_contact: Vec<Side>,
    /// Why it ended.
    pub close_reason: Option<CloseReason>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl From<Row> for BoardIntroduction {
    fn from(row: Row) -> Self {
        let Row { introduction: i, talent, talent_name: name, need, title, firm, is_by_hand, lacks_contact, .. } = row;
        Self {
            code: i.code,
            state: i.state,
            version: i.version,
            talent,
            name,
            need,
            title,
            firm,
            talent_answer: i.talent_answer,
            firm_answer: i.firm_answer,
            firm_reason: i.firm_reason,
            asked_at: utc(i.asked_at),
            due_at: utc(i.due_at),
            is_by_hand,
            lacks_contact,
            close_reason: i.close_reason,
            updated_at: i.updated_at.and_utc(),
        }
    }
}

/// An answer as officers read it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct StaffAnswer {
    /// Whose.
    pub side: Side,
    /// What was said.
    pub answer: Answer,
    /// Why, for a no of the firm.
    pub reason: Option<DeclineReason>,
    /// How it came.
    pub channel: AnswerChannel,
    /// On which day it was said, where it was recorded.
    pub said_on: Option<NaiveDate>,
    /// The words that were used, where it was recorded.
    pub words: Option<String>,
    /// When it was taken.
    pub given_at: DateTime<Utc>,
    /// When the side called it wrong.
    pub disputed_at: Option<DateTime<Utc>>,
}

impl From<(GivenAnswer, Option<String>)> for StaffAnswer {
    fn from((given, words): (GivenAnswer, Option<String>)) -> Self {
        let GivenAnswer { side, answer, reason, channel, said_on, .. } = given;
        let (given_at, disputed_at) = (given.given_at.and_utc(), utc(given.disputed_at));
        Self { side, answer, reason, channel, said_on, words, given_at, disputed_at }
    }
}

/// A question after the introduction.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct StaffFollowUp {
    /// To which side.
    pub side: Side,
    /// Days after the introduction.
    pub days: i32,
    /// When it is asked.
    pub due_at: DateTime<Utc>,
    /// When it was asked.
    pub asked_at: Option<DateTime<Utc>>,
    /// What was said.
    pub news: Option<News>,
}

impl From<FollowUp> for StaffFollowUp {
    fn from(asked: FollowUp) -> Self {
        let FollowUp { side, days, news, .. } = asked;
        Self { side, days, due_at: asked.due_at.and_utc(), asked_at: utc(asked.asked_at), news }
    }
}

/// What came of an introduction.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct StaffOutcome {
    /// What it is.
    pub kind: OutcomeKind,
    /// Its value.
    pub value: Option<ValueBand>,
    /// When it came about.
    pub happened_on: Option<NaiveDate>,
    /// What proves it.
    pub proof: Option<String>,
    /// Who has confirmed it.
    pub confirmed_by: Vec<String>,
}

impl From<Outcome> for StaffOutcome {
    fn from(outcome: Outcome) -> Self {
        let said = [("talent", outcome.talent_at), ("firm", outcome.firm_at), ("officer", outcome.officer_at)];
        let confirmed_by = said.into_iter().filter_map(|(who, at)| at.map(|_| who.to_owned())).collect();
        let Outcome { kind, value, happened_on, proof, .. } = outcome;
        Self { kind, value, happened_on, proof, confirmed_by }
    }
}

/// An introduction as officers see it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct StaffIntroduction {
    /// As on the board.
    #[serde(flatten)]
    pub row: BoardIntroduction,
    /// What the person is asked.
    pub asks: String,
    /// What the firm sees.
    pub card: TalentCard,
    /// What of the need fits.
    pub fit: FitWords,
    /// What was said, oldest first.
    pub answers: Vec<StaffAnswer>,
    /// When the two were introduced.
    pub introduced_at: Option<DateTime<Utc>>,
    /// Times for a first talk that were proposed to both.
    pub times: Vec<DateTime<Utc>>,
    /// Who helps the two to understand each other.
    pub interpreter: Option<Interpreter>,
    /// The questions after the introduction.
    pub follow_ups: Vec<StaffFollowUp>,
    /// What came of it.
    pub outcomes: Vec<StaffOutcome>,
}

impl From<View> for StaffIntroduction {
    fn from(view: View) -> Self {
        let introduction = &view.row.introduction;
        let (introduced_at, terms) = (utc(introduction.introduced_at), introduction.terms.clone());
        let interpreter = terms.as_ref().map(|terms| terms.interpreter);
        Self {
            row: view.row.into(),
            asks: view.need.asks,
            card: view.card,
            fit: view.fit.into(),
            answers: view.answers.into_iter().map(StaffAnswer::from).collect(),
            introduced_at,
            times: terms.into_iter().flat_map(|terms| terms.times).map(|at| at.and_utc()).collect(),
            interpreter,
            follow_ups: view.follow_ups.into_iter().map(StaffFollowUp::from).collect(),
            outcomes: view.outcomes.into_iter().map(StaffOutcome::from).collect(),
        }
    }
}
