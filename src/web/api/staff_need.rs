//! A need as the API tells an officer of it: with its firm and every decision.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::domain::decision::{Decision, Ruling};
use crate::domain::enterprise::EnterpriseState;
use crate::domain::need::{NeedBrief, NeedState};
use crate::domain::value::{Bilingual, Lang, Source};
use crate::usecase::needs::inspect::View;

/// A need as officers read it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct StaffNeed {
    /// The id.
    pub id: String,
    /// The random code.
    pub code: String,
    /// Id of its enterprise.
    pub enterprise: String,
    /// The firm's name; it may be hidden from others.
    pub firm: Bilingual,
    /// Where the firm stands: opening the need verifies one that is submitted.
    pub firm_state: EnterpriseState,
    /// Where it stands.
    pub state: NeedState,
    /// Its version.
    pub version: i32,
    /// The language it was typed in.
    pub language: Lang,
    /// What it says.
    pub brief: NeedBrief,
    /// Where it came from.
    pub source: Source,
    /// First moment after its last day.
    pub expires_at: DateTime<Utc>,
    /// When it was last submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Since when it waits for an officer before anybody is proposed for it, if it does.
    pub waits_since: Option<DateTime<Utc>>,
    /// Decisions, newest first.
    pub decisions: Vec<StaffDecision>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A decision as officers read it: with who made it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct StaffDecision {
    /// What was decided.
    pub decision: Ruling,
    /// Words to the owner.
    pub reason: String,
    /// Id of the officer's account.
    pub officer: String,
    /// When.
    pub decided_at: DateTime<Utc>,
}

impl From<Decision> for StaffDecision {
    fn from(decision: Decision) -> Self {
        let Decision { ruling, reason, officer, decided_at, .. } = decision;
        Self { decision: ruling, reason, officer: officer.to_string(), decided_at: decided_at.and_utc() }
    }
}

impl From<View> for StaffNeed {
    fn from(view: View) -> Self {
        let need = view.need;
        Self {
            id: need.id.to_string(),
            code: need.code,
            enterprise: need.enterprise.to_string(),
            firm: view.enterprise.profile.name,
            firm_state: view.enterprise.state,
            state: need.state,
            version: need.version,
            language: need.lang,
            brief: need.brief,
            source: need.source,
            expires_at: need.expires_at.and_utc(),
            submitted_at: need.submitted_at.map(|at| at.and_utc()),
            waits_since: view.waits_since.map(|at| at.and_utc()),
            decisions: view.decisions.into_iter().map(StaffDecision::from).collect(),
            updated_at: need.updated_at.and_utc(),
        }
    }
}
