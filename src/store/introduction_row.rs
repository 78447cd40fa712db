//! An introduction as its table holds it.

use diesel::prelude::*;

use super::json;
use crate::domain::account::AccountId;
use crate::domain::answer::{Answer, DeclineReason};
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::Result;
use crate::domain::follow_up::OutcomeKind;
use crate::domain::introduction::{CloseReason, Introduction, IntroductionId, IntroductionState};
use crate::domain::matches::MatchId;
use crate::domain::need::NeedId;
use crate::domain::talent::TalentId;
use crate::domain::value::Moment;
use crate::schema::introductions::introductions;

/// A row of the table.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = introductions, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Row {
    id: IntroductionId,
    code: String,
    match_id: MatchId,
    talent_id: TalentId,
    need_id: NeedId,
    enterprise_id: EnterpriseId,
    state: IntroductionState,
    version: i32,
    is_firm_first: bool,
    talent_answer: Answer,
    talent_answered_at: Option<Moment>,
    firm_answer: Answer,
    firm_answered_at: Option<Moment>,
    firm_reason: Option<DeclineReason>,
    is_postponed: bool,
    asked_at: Option<Moment>,
    due_at: Option<Moment>,
    sentence: Option<String>,
    officer: Option<AccountId>,
    introduced_at: Option<Moment>,
    introduced_by: Option<AccountId>,
    terms: Option<String>,
    outcome: Option<OutcomeKind>,
    close_reason: Option<CloseReason>,
    closed_at: Option<Moment>,
    created_at: Moment,
    updated_at: Moment,
}

impl Row {
    /// Of an introduction.
    pub fn of(i: &Introduction) -> Result<Self> {
        Ok(Self {
            id: i.id.clone(),
            code: i.code.clone(),
            match_id: i.match_id.clone(),
            talent_id: i.talent.clone(),
            need_id: i.need.clone(),
            enterprise_id: i.enterprise.clone(),
            state: i.state,
            version: i.version,
            is_firm_first: i.is_firm_first,
            talent_answer: i.talent_answer,
            talent_answered_at: i.talent_answered_at,
            firm_answer: i.firm_answer,
            firm_answered_at: i.firm_answered_at,
            firm_reason: i.firm_reason,
            is_postponed: i.is_postponed,
            asked_at: i.asked_at,
            due_at: i.due_at,
            sentence: i.sentence.as_ref().map(json::text).transpose()?,
            officer: i.officer.clone(),
            introduced_at: i.introduced_at,
            introduced_by: i.introduced_by.clone(),
            terms: i.terms.as_ref().map(json::text).transpose()?,
            outcome: i.outcome,
            close_reason: i.close_reason,
            closed_at: i.closed_at,
            created_at: i.created_at,
            updated_at: i.updated_at,
        })
    }

    /// The introduction.
    pub fn introduction(self) -> Result<Introduction> {
        Ok(Introduction {
            id: self.id,
            code: self.code,
            match_id: self.match_id,
            talent: self.talent_id,
            need: self.need_id,
            enterprise: self.enterprise_id,
            state: self.state,
            version: self.version,
            is_firm_first: self.is_firm_first,
            talent_answer: self.talent_answer,
            talent_answered_at: self.talent_answered_at,
            firm_answer: self.firm_answer,
            firm_answered_at: self.firm_answered_at,
            firm_reason: self.firm_reason,
            is_postponed: self.is_postponed,
            asked_at: self.asked_at,
            due_at: self.due_at,
            sentence: self.sentence.as_deref().map(json::value).transpose()?,
            officer: self.officer,
            introduced_at: self.introduced_at,
            introduced_by: self.introduced_by,
            terms: self.terms.as_deref().map(json::value).transpose()?,
            outcome: self.outcome,
            close_reason: self.close_reason,
            closed_at: self.closed_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }
}
