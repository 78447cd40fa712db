//! Shapes that talents, enterprises and needs share in the API.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::consent::{Consent, Purpose};
use crate::domain::decision::{Decision, Measure, Ruling, Verdict};
use crate::domain::value::Lang;

/// A decision as its owner reads it; who decided is the office's matter.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Decided {
    /// What was decided.
    pub decision: Ruling,
    /// Words to the owner.
    pub reason: String,
    /// When.
    pub decided_at: DateTime<Utc>,
}

impl From<Decision> for Decided {
    fn from(decision: Decision) -> Self {
        Self { decision: decision.ruling, reason: decision.reason, decided_at: decision.decided_at.and_utc() }
    }
}

/// A consent as it was recorded.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Agreed {
    /// What for.
    pub purpose: Purpose,
    /// Version of the text.
    pub text_version: i32,
    /// SHA-256 of the exact text.
    pub text_hash: String,
    /// Language of the text.
    pub language: Lang,
    /// When it was given.
    pub given_at: DateTime<Utc>,
    /// When it was taken back, if it was.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl From<Consent> for Agreed {
    fn from(consent: Consent) -> Self {
        Self {
            purpose: consent.purpose,
            text_version: consent.text_version,
            text_hash: consent.text_hash,
            language: consent.lang,
            given_at: consent.given_at.and_utc(),
            withdrawn_at: consent.withdrawn_at.map(|at| at.and_utc()),
        }
    }
}

/// What an officer decides.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    /// What.
    pub decision: Verdict,
    /// Words to the owner; needed for anything but `accept`.
    #[serde(default)]
    pub reason: String,
}

/// What a lead decides beyond the review.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMeasure {
    /// What.
    pub measure: Measure,
    /// Words to the owner; needed for `suspend` and `close`.
    #[serde(default)]
    pub reason: String,
}

/// Where a thing stands after a deed.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Standing {
    /// Its id.
    pub id: String,
    /// Its state.
    pub state: String,
}

impl Standing {
    /// The answer for a thing and its state.
    pub fn of(id: impl ToString, state: impl ToString) -> Self {
        Self { id: id.to_string(), state: state.to_string() }
    }
}
