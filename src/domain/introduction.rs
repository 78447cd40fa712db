//! Introductions: two people who are asked one after the other. Nobody's contact leaves before both have said yes.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::account::AccountId;
use super::answer::{Answer, DeclineReason};
use super::enterprise::EnterpriseId;
use super::error::{Error, Result};
use super::follow_up::OutcomeKind;
pub use super::introduction_end::{CloseReason, REST_DAYS};
pub use super::introduction_moves::{IntroductionAct, IntroductionState, MOVES, OPEN, Side};
use super::matches::{Match, MatchId, Origin};
use super::need::{Need, NeedId};
use super::state::By;
use super::talent::TalentId;
use super::value::{Bilingual, Moment};
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of an introduction.
    IntroductionId
);

use IntroductionAct as A;
use IntroductionState as S;

text_enum! {
    /// Who helps the two to understand each other.
    Interpreter {
        /// They share a language.
        NotNeeded = "not_needed",
        /// The workstation.
        Office = "office",
    }
}

/// What the two are proposed when they are introduced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Two times for a first talk, UTC.
    pub times: Vec<Moment>,
    /// Who helps them to understand each other.
    pub interpreter: Interpreter,
    /// Words of the officer to both; may be empty.
    #[serde(default)]
    pub note: String,
}

/// An introduction.
#[derive(Debug, Clone, PartialEq)]
pub struct Introduction {
    /// Key.
    pub id: IntroductionId,
    /// The random code by which the two sides speak of it, e.g. `R-7K3F`.
    pub code: String,
    /// The pair it came from.
    pub match_id: MatchId,
    /// The person.
    pub talent: TalentId,
    /// The need.
    pub need: NeedId,
    /// The firm.
    pub enterprise: EnterpriseId,
    /// Where it stands.
    pub state: IntroductionState,
    /// Grows by one with every change; guards writes and ends the links made before it.
    pub version: i32,
    /// True when the firm asked first: its answer is yes already.
    pub is_firm_first: bool,
    /// What the person said.
    pub talent_answer: Answer,
    /// When.
    pub talent_answered_at: Option<Moment>,
    /// What the firm said.
    pub firm_answer: Answer,
    /// When.
    pub firm_answered_at: Option<Moment>,
    /// Why the firm said no.
    pub firm_reason: Option<DeclineReason>,
    /// True once "not now" has moved the question.
    pub is_postponed: bool,
    /// When the open question was put.
    pub asked_at: Option<Moment>,
    /// Until when it may be answered.
    pub due_at: Option<Moment>,
    /// The one sentence as the person left it for the firm on the page of the yes; `None` before, empty when removed.
    pub sentence: Option<Bilingual>,
    /// The officer who holds it.
    pub officer: Option<AccountId>,
    /// When the two were introduced.
    pub introduced_at: Option<Moment>,
    /// By whom.
    pub introduced_by: Option<AccountId>,
    /// What they were proposed.
    pub terms: Option<Terms>,
    /// What came of it.
    pub outcome: Option<OutcomeKind>,
    /// Why it ended.
    pub close_reason: Option<CloseReason>,
    /// When it ended.
    pub closed_at: Option<Moment>,
    /// When it began.
    pub created_at: Moment,
    /// When it was last changed.
    pub updated_at: Moment,
}

impl Introduction {
    /// The introduction of an approved pair, before its question is put.
    pub fn begin(code: String, pair: &Match, need: &Need, now: Moment) -> Self {
        let is_firm_first = pair.origin == Origin::Firm;
        Self {
            id: IntroductionId::new(),
            code,
            match_id: pair.id.clone(),
            talent: pair.talent.clone(),
            need: need.id.clone(),
            enterprise: need.enterprise.clone(),
            state: S::AskingTalent,
            version: 1,
            is_firm_first,
            talent_answer: Answer::Pending,
            talent_answered_at: None,
            firm_answer: if is_firm_first { Answer::Yes } else { Answer::Pending },
            firm_answered_at: is_firm_first.then_some(now),
            firm_reason: None,
            is_postponed: false,
            asked_at: None,
            due_at: None,
            sentence: None,
            officer: None,
            introduced_at: None,
            introduced_by: None,
            terms: None,
            outcome: None,
            close_reason: None,
            closed_at: None,
            created_at: now,
            updated_at: now,
        }
    }

    /// Moves it by the table; what ends it is noted with its reason.
    pub fn act(&mut self, act: IntroductionAct, by: By, now: Moment) -> Result<()> {
        self.state = self.state.after(act, by)?;
        if self.state.asked().is_none() {
            self.due_at = None;
        }
        let is_over = !self.state.is_open();
        self.closed_at = is_over.then_some(now);
        if !is_over {
            self.close_reason = None;
        }
        Ok(())
    }

    /// The answer of a side is taken: the firm that asked first has said yes already.
    pub fn answer(&mut self, side: Side, answer: Answer, by: By, now: Moment) -> Result<()> {
        let act = match (side, answer) {
            (Side::Talent, Answer::Yes) if self.is_firm_first => A::TalentYesToInterest,
            (Side::Talent, Answer::Yes) => A::TalentYes,
            (Side::Talent, Answer::No) => A::TalentNo,
            (Side::Firm, Answer::Yes) => A::FirmYes,
            (Side::Firm, Answer::No) => A::FirmNo,
            _ => return Err(Error::field("answer", "not_an_answer")),
        };
        self.act(act, by, now)?;
        self.note_answer(side, answer, now);
        if answer == Answer::No {
            let reason = if side == Side::Talent { CloseReason::TalentNo } else { CloseReason::FirmNo };
            self.close_reason = Some(reason);
        }
        Ok(())
    }

    /// "Not now" moves the question of the person once.
    pub fn postpone(&mut self, due_at: Moment) -> Result<()> {
        if self.state != S::AskingTalent {
            return Err(Error::Conflict("illegal_move"));
        }
        if self.is_postponed {
            return Err(Error::Conflict("postponed_before"));
        }
        (self.is_postponed, self.due_at, self.talent_answer) = (true, Some(due_at), Answer::Later);
        Ok(())
    }

    /// The time of the open question is over.
    pub fn expire(&mut self, now: Moment) -> Result<()> {
        let side = self.state.asked().ok_or(Error::Conflict("illegal_move"))?;
        self.act(A::Expire, By::System, now)?;
        self.note_answer(side, Answer::Expired, now);
        let reason = if side == Side::Talent { CloseReason::TalentSilent } else { CloseReason::FirmSilent };
        self.close_reason = Some(reason);
        Ok(())
    }

    /// It may not go on.
    pub fn halt(&mut self, reason: CloseReason, by: By, now: Moment) -> Result<()> {
        self.act(A::Halt, by, now)?;
        self.close_reason = Some(reason);
        Ok(())
    }

    /// What a side has said so far.
    pub fn answer_of(&self, side: Side) -> Answer {
        match side {
            Side::Talent => self.talent_answer,
            Side::Firm => self.firm_answer,
        }
    }

    /// Where it stands as a side is told: to a firm that asked first a no, a silence and a halt of the person read alike.
    pub fn told_to(&self, side: Side) -> IntroductionState {
        let is_waiting_firm = side == Side::Firm && self.is_firm_first && !self.firm_answered_no();
        match self.state {
            S::Declined | S::Expired if is_waiting_firm => S::Halted,
            state => state,
        }
    }

    fn firm_answered_no(&self) -> bool {
        matches!(self.close_reason, Some(CloseReason::FirmNo | CloseReason::FirmSilent))
    }

    /// True when the two know each other, also after what began so was ended.
    pub fn is_known(&self) -> bool {
        self.state.is_known() || self.state == S::Halted && self.introduced_at.is_some()
    }

    /// True when the firm waits for the other side: it asked first, or had said yes before the person called theirs wrong.
    pub fn firm_said_yes(&self) -> bool {
        self.is_firm_first || self.firm_answer == Answer::Yes
    }

    /// True when the pair ended so lately that it is not asked again.
    pub fn is_resting(&self, now: Moment) -> bool {
        self.closed_at.is_some_and(|at| now < at + TimeDelta::days(REST_DAYS))
    }

    fn note_answer(&mut self, side: Side, answer: Answer, now: Moment) {
        match side {
            Side::Talent => (self.talent_answer, self.talent_answered_at) = (answer, Some(now)),
            Side::Firm => (self.firm_answer, self.firm_answered_at) = (answer, Some(now)),
        }
    }
}
