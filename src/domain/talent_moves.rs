//! Where a profile may stand, what can be done to it, and the table of its moves.

use super::error::Result;
use super::state::{self, By, Move};
use crate::text_enum;

text_enum! {
    /// Where a profile stands.
    TalentState {
        /// Written, not yet confirmed by the e-mail link.
        Draft = "draft",
        /// In the pool and matched.
        Pooled = "pooled",
        /// An officer asked for changes; not matched meanwhile.
        ChangesRequested = "changes_requested",
        /// Not taken, with a reason; a lead may take it back.
        Rejected = "rejected",
        /// Resting at the person's wish.
        Paused = "paused",
        /// Suspended by a lead.
        Suspended = "suspended",
        /// Not confirmed for 180 days; not proposed.
        Stale = "stale",
        /// Hidden everywhere until the person comes back.
        Archived = "archived",
        /// Withdrawn by the person; erased after the days of grace.
        Withdrawn = "withdrawn",
        /// Only a placeholder without personal data is left.
        Erased = "erased",
    }
}

text_enum! {
    /// What can be done to a profile.
    TalentAct {
        /// The e-mail link confirms and submits.
        Submit = "submit",
        /// An officer asks for changes.
        RequestChanges = "request_changes",
        /// An officer does not take it.
        Reject = "reject",
        /// A lead takes a rejected one back.
        Reinstate = "reinstate",
        /// The person rests.
        Pause = "pause",
        /// The person, or the date, ends the rest.
        Resume = "resume",
        /// A lead suspends.
        Suspend = "suspend",
        /// A lead lifts the suspension.
        Unsuspend = "unsuspend",
        /// 180 days without a confirmation.
        Age = "age",
        /// The person says that it is still right.
        Confirm = "confirm",
        /// Two reminders went unanswered.
        Archive = "archive",
        /// The person leaves.
        Withdraw = "withdraw",
        /// The person undoes the leaving within the days of grace.
        Return = "return",
        /// The data are erased.
        Erase = "erase",
    }
}

use TalentAct as A;
use TalentState as S;
const OWNER: &[By] = &[By::Owner];
const OFFICER: &[By] = &[By::Officer, By::Lead];
const LEAD: &[By] = &[By::Lead];
const SYSTEM: &[By] = &[By::System];
const OWNER_OR_SYSTEM: &[By] = &[By::Owner, By::System];

/// Every move of a profile that is allowed; anything not listed is refused.
#[rustfmt::skip]
pub const MOVES: &[Move<TalentState, TalentAct>] = &[
    Move { from: S::Draft,            act: A::Submit,         by: OWNER,           to: S::Pooled },
    Move { from: S::Pooled,           act: A::RequestChanges, by: OFFICER,         to: S::ChangesRequested },
    Move { from: S::ChangesRequested, act: A::Submit,         by: OWNER,           to: S::Pooled },
    Move { from: S::Pooled,           act: A::Reject,         by: OFFICER,         to: S::Rejected },
    Move { from: S::Rejected,         act: A::Reinstate,      by: LEAD,            to: S::Pooled },
    Move { from: S::Pooled,           act: A::Pause,          by: OWNER,           to: S::Paused },
    Move { from: S::Paused,           act: A::Resume,         by: OWNER_OR_SYSTEM, to: S::Pooled },
    Move { from: S::Pooled,           act: A::Suspend,        by: LEAD,            to: S::Suspended },
    Move { from: S::Suspended,        act: A::Unsuspend,      by: LEAD,            to: S::Pooled },
    Move { from: S::Pooled,           act: A::Age,            by: SYSTEM,          to: S::Stale },
    Move { from: S::Stale,            act: A::Confirm,        by: OWNER,           to: S::Pooled },
    Move { from: S::Stale,            act: A::Archive,        by: SYSTEM,          to: S::Archived },
    Move { from: S::Archived,         act: A::Confirm,        by: OWNER,           to: S::Pooled },
    Move { from: S::Draft,            act: A::Withdraw,       by: OWNER_OR_SYSTEM, to: S::Withdrawn },
    Move { from: S::Pooled,           act: A::Withdraw,       by: OWNER,           to: S::Withdrawn },
    Move { from: S::ChangesRequested, act: A::Withdraw,       by: OWNER,           to: S::Withdrawn },
    Move { from: S::Rejected,         act: A::Withdraw,       by: OWNER,           to: S::Withdrawn },
    Move { from: S::Paused,           act: A::Withdraw,       by: OWNER,           to: S::Withdrawn },
    Move { from: S::Suspended,        act: A::Withdraw,       by: OWNER,           to: S::Withdrawn },
    Move { from: S::Stale,            act: A::Withdraw,       by: OWNER,           to: S::Withdrawn },
    Move { from: S::Archived,         act: A::Withdraw,       by: OWNER_OR_SYSTEM, to: S::Withdrawn },
    Move { from: S::Withdrawn,        act: A::Return,         by: OWNER,           to: S::Draft },
    Move { from: S::Withdrawn,        act: A::Erase,          by: OWNER_OR_SYSTEM, to: S::Erased },
];

impl TalentState {
    /// The state after `act`, or `Conflict("illegal_move")`.
    pub fn after(self, act: TalentAct, by: By) -> Result<Self> {
        state::after(MOVES, self, act, by)
    }

    /// True when the engine may propose this person.
    pub fn is_matched(self) -> bool {
        self == Self::Pooled
    }

    /// True when the owner may change the profile.
    pub fn may_edit(self) -> bool {
        !matches!(self, Self::Withdrawn | Self::Erased)
    }
}
