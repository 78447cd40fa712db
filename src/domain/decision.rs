//! Decisions of staff on a profile, an enterprise or a need.

use super::account::AccountId;
use super::actor::Officer;
use super::error::{Error, Result};
use super::value::Moment;
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of a decision.
    DecisionId
);

text_enum! {
    /// What an officer decides.
    Verdict {
        /// Taken: a profile is accepted, a firm verified, a need opened.
        Accept = "accept",
        /// The owner is asked to change something.
        RequestChanges = "request_changes",
        /// Not taken.
        Reject = "reject",
    }
}

/// Longest reason, in characters.
pub const REASON_MAX: usize = 2000;

impl Verdict {
    /// The reason trimmed; anything but an acceptance needs one, since its owner is told.
    pub fn reason(self, typed: &str) -> Result<String> {
        let reason = typed.trim();
        if self != Self::Accept && reason.is_empty() {
            return Err(Error::field("reason", "required"));
        }
        if reason.chars().count() > REASON_MAX {
            return Err(Error::field("reason", "too_long"));
        }
        Ok(reason.to_owned())
    }
}

impl Decision {
    /// An officer's decision of this moment; a reason that is missing or too long is refused.
    pub fn by(officer: &Officer, verdict: Verdict, typed: &str, now: Moment) -> Result<Self> {
        let (reason, officer) = (verdict.reason(typed)?, officer.person.account.id.clone());
        Ok(Self { id: DecisionId::new(), verdict, reason, officer, decided_at: now })
    }
}

/// A decision as it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Key.
    pub id: DecisionId,
    /// What was decided.
    pub verdict: Verdict,
    /// Words to the owner; may be empty for an acceptance.
    pub reason: String,
    /// Who decided.
    pub officer: AccountId,
    /// When.
    pub decided_at: Moment,
}
