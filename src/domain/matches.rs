//! Matches: a talent and a need with two scores and their reasons, and the moves of their state.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::account::AccountId;
use super::error::Result;
use super::need::NeedId;
use super::notice::NoticeId;
use super::state::{self, By, Move};
use super::talent::TalentId;
use super::value::Moment;
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of a match.
    MatchId
);

text_enum! {
    /// Where a match stands.
    MatchState {
        /// Proposed to staff.
        Suggested = "suggested",
        /// An officer said yes.
        Approved = "approved",
        /// An officer said no, with a code.
        Dismissed = "dismissed",
        /// Put aside until a day.
        Parked = "parked",
        /// No longer proposed: 30 days old, or a new version dropped its score.
        Lapsed = "lapsed",
    }
}

text_enum! {
    /// What can be done to a match.
    MatchAct {
        /// An officer says yes.
        Approve = "approve",
        /// An officer says no.
        Dismiss = "dismiss",
        /// An officer puts it aside.
        Park = "park",
        /// An officer takes back what was pressed.
        Undo = "undo",
        /// The day of a parked one has come, or somebody asks for it before.
        Wake = "wake",
        /// An officer takes a dismissed one up again; a firm asks for it after its rest.
        Reconsider = "reconsider",
        /// The engine no longer proposes it.
        Lapse = "lapse",
        /// The engine proposes it again after a change, or somebody asks for it.
        Propose = "propose",
    }
}

use MatchAct as A;
use MatchState as S;
const OFFICER: &[By] = &[By::Officer, By::Lead];
const SYSTEM: &[By] = &[By::System];
const SYSTEM_OR_OFFICER: &[By] = &[By::System, By::Officer, By::Lead];

/// Every move of a match that is allowed; anything not listed is refused.
#[rustfmt::skip]
pub const MOVES: &[Move<MatchState, MatchAct>] = &[
    Move { from: S::Suggested, act: A::Approve,    by: OFFICER, to: S::Approved },
    Move { from: S::Approved,  act: A::Undo,       by: OFFICER, to: S::Suggested },
    Move { from: S::Suggested, act: A::Dismiss,    by: OFFICER, to: S::Dismissed },
    Move { from: S::Dismissed, act: A::Undo,       by: OFFICER, to: S::Suggested },
    Move { from: S::Suggested, act: A::Park,       by: OFFICER, to: S::Parked },
    Move { from: S::Parked,    act: A::Undo,       by: OFFICER, to: S::Suggested },
    Move { from: S::Parked,    act: A::Wake,       by: SYSTEM_OR_OFFICER, to: S::Suggested },
    Move { from: S::Dismissed, act: A::Reconsider, by: SYSTEM_OR_OFFICER, to: S::Suggested },
    Move { from: S::Suggested, act: A::Lapse,      by: SYSTEM,  to: S::Lapsed },
    Move { from: S::Parked,    act: A::Lapse,      by: SYSTEM,  to: S::Lapsed },
    Move { from: S::Lapsed,    act: A::Propose,    by: SYSTEM_OR_OFFICER, to: S::Suggested },
];

impl MatchState {
    /// The state after `act`, or `Conflict("illegal_move")`.
    pub fn after(self, act: MatchAct, by: By) -> Result<Self> {
        state::after(MOVES, self, act, by)
    }
}

text_enum! {
    /// Who proposed the pair.
    Origin {
        /// The engine.
        Engine = "engine",
        /// Staff.
        Staff = "staff",
        /// The firm, from a card.
        Firm = "firm",
    }
}

text_enum! {
    /// How well a pair fits: both scores reach the threshold of its band.
    Strength {
        /// Strong.
        Strong = "strong",
        /// Worth a look.
        WorthALook = "worth_a_look",
    }
}

text_enum! {
    /// Why an officer dismisses a pair; the order is that of the keys 1 to 8.
    DismissReason {
        /// Another speciality than the one sought.
        WrongSpeciality = "wrong_speciality",
        /// Too little experience or too low a degree.
        TooJunior = "too_junior",
        /// More senior than the need.
        TooSenior = "too_senior",
        /// The way of working or the time does not fit.
        WrongTerms = "wrong_terms",
        /// Place or language does not fit.
        PlaceOrLanguage = "place_or_language",
        /// They know each other, or were introduced before.
        AlreadyKnown = "already_known",
        /// A conflict of interest or a duty to an employer.
        ConflictOfInterest = "conflict_of_interest",
        /// Another reason, in the note.
        Other = "other",
    }
}

impl Origin {
    /// True for a pair that somebody asked for: it stays whatever its score, beside those that the engine proposes.
    pub fn is_asked(self) -> bool {
        self != Self::Engine
    }
}

/// What one press changed, so that it can be taken back: each part names the notices that it queued.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Press {
    /// The firm was verified.
    #[serde(default)]
    pub firm: Option<Vec<NoticeId>>,
    /// The need was opened.
    #[serde(default)]
    pub need: Option<Vec<NoticeId>>,
    /// The talent was accepted.
    #[serde(default)]
    pub talent: Option<Vec<NoticeId>>,
    /// The question was put to the person.
    #[serde(default)]
    pub question: Option<Vec<NoticeId>>,
}

/// Days after which a pair that nobody decided on is no longer proposed.
pub const LAPSE_DAYS: i64 = 30;

/// A match without its lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Key.
    pub id: MatchId,
    /// The person.
    pub talent: TalentId,
    /// The version of the profile that was scored.
    pub talent_version: i32,
    /// The need.
    pub need: NeedId,
    /// The version of the need that was scored.
    pub need_version: i32,
    /// Who proposed it.
    pub origin: Origin,
    /// Where it stands.
    pub state: MatchState,
    /// Grows by one with every change; guards writes.
    pub version: i32,
    /// Fits the need, 0 to 100.
    pub score_need: f64,
    /// Suits the person, 0 to 100.
    pub score_talent: f64,
    /// The one value that orders the review.
    pub order: f64,
    /// Strong or worth a look.
    pub strength: Strength,
    /// Versions of engine, taxonomy and weights that scored it.
    pub engine: String,
    /// Who decided.
    pub reviewer: Option<AccountId>,
    /// Why it was dismissed.
    pub reason: Option<DismissReason>,
    /// A note of the officer.
    pub note: Option<String>,
    /// Parked until this day.
    pub parked_until: Option<NaiveDate>,
    /// When it was decided.
    pub decided_at: Option<Moment>,
    /// What the decision changed beside this match, while it can be undone.
    pub press: Option<Press>,
    /// When it was last proposed; 30 days run from here.
    pub created_at: Moment,
    /// When it was last changed.
    pub updated_at: Moment,
}

impl Match {
    /// True for a pair that was given up undecided after 30 days.
    pub fn is_worn_out(&self) -> bool {
        self.state == MatchState::Lapsed && self.updated_at >= self.created_at + TimeDelta::days(LAPSE_DAYS)
    }

    /// A pair as it is first proposed, with its scores still to be set.
    pub fn suggested(talent: TalentId, need: NeedId, origin: Origin, now: Moment) -> Self {
        Self {
            id: MatchId::new(),
            talent,
            talent_version: 0,
            need,
            need_version: 0,
            origin,
            state: MatchState::Suggested,
            version: 1,
            score_need: 0.0,
            score_talent: 0.0,
            order: 0.0,
            strength: Strength::WorthALook,
            engine: String::new(),
            reviewer: None,
            reason: None,
            note: None,
            parked_until: None,
            decided_at: None,
            press: None,
            created_at: now,
            updated_at: now,
        }
    }

    /// True when the decision is so young that it can be taken back.
    pub fn may_undo(&self, now: Moment, seconds: i64) -> bool {
        self.decided_at.is_some_and(|at| now < at + TimeDelta::seconds(seconds))
    }
}

#[cfg(test)]
#[path = "matches_tests.rs"]
mod tests;
