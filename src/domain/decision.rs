//! Decisions of staff on a profile, an enterprise or a need.

use super::account::AccountId;
use super::actor::{Lead, Officer, Person};
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

text_enum! {
    /// What a lead decides beyond the review.
    Measure {
        /// A person or a firm is out of all matching until it is lifted.
        Suspend = "suspend",
        /// The suspension is lifted.
        Lift = "lift",
        /// A firm is closed for good.
        Close = "close",
        /// A person who was not taken is taken after all, on appeal.
        Reinstate = "reinstate",
    }
}

text_enum! {
    /// What was decided, by an officer or a lead, as it is kept and told.
    Ruling {
        /// See `Verdict::Accept`.
        Accept = "accept",
        /// See `Verdict::RequestChanges`.
        RequestChanges = "request_changes",
        /// See `Verdict::Reject`.
        Reject = "reject",
        /// See `Measure::Suspend`.
        Suspend = "suspend",
        /// See `Measure::Lift`.
        Lift = "lift",
        /// See `Measure::Close`.
        Close = "close",
        /// See `Measure::Reinstate`.
        Reinstate = "reinstate",
    }
}

impl From<Verdict> for Ruling {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Accept => Self::Accept,
            Verdict::RequestChanges => Self::RequestChanges,
            Verdict::Reject => Self::Reject,
        }
    }
}

impl From<Measure> for Ruling {
    fn from(measure: Measure) -> Self {
        match measure {
            Measure::Suspend => Self::Suspend,
            Measure::Lift => Self::Lift,
            Measure::Close => Self::Close,
            Measure::Reinstate => Self::Reinstate,
        }
    }
}

/// Longest reason, in characters.
pub const REASON_MAX: usize = 2000;

impl Ruling {
    /// True for what goes against its owner: they are told why, and how to object.
    pub fn is_against(self) -> bool {
        matches!(self, Self::RequestChanges | Self::Reject | Self::Suspend | Self::Close)
    }

    /// True for what its owner may object to by answering the mail.
    pub fn may_be_appealed(self) -> bool {
        self.is_against() && self != Self::RequestChanges
    }

    /// The reason trimmed; what goes against the owner needs one.
    pub fn reason(self, typed: &str) -> Result<String> {
        let reason = typed.trim();
        if self.is_against() && reason.is_empty() {
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
        Self::of(&officer.person, verdict.into(), typed, now)
    }

    /// A lead's decision of this moment, with the same refusals.
    pub fn by_lead(lead: &Lead, measure: Measure, typed: &str, now: Moment) -> Result<Self> {
        Self::of(&lead.person, measure.into(), typed, now)
    }

    fn of(person: &Person, ruling: Ruling, typed: &str, now: Moment) -> Result<Self> {
        let (reason, officer) = (ruling.reason(typed)?, person.account.id.clone());
        Ok(Self { id: DecisionId::new(), ruling, reason, officer, decided_at: now })
    }
}

/// A decision as it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Key.
    pub id: DecisionId,
    /// What was decided.
    pub ruling: Ruling,
    /// Words to the owner; may be empty where it is in their favour.
    pub reason: String,
    /// Who decided.
    pub officer: AccountId,
    /// When.
    pub decided_at: Moment,
}
