//! Needs of enterprises: what is sought, on which terms, and the moves of its state.

use super::account::AccountId;
pub use super::brief::{DEFAULT_DAYS_OPEN, NeedBrief, OnlyCriterion};
use super::enterprise::EnterpriseId;
use super::error::Result;
use super::state::{self, By, Move};
use super::value::{Lang, Moment, Source};
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of a need.
    NeedId
);

text_enum! {
    /// What is sought.
    NeedKind {
        /// A person for a post.
        Position = "position",
        /// A technical problem to be solved (揭榜).
        TechnicalChallenge = "technical_challenge",
        /// Joint research and development.
        JointProject = "joint_project",
        /// Advice.
        Consulting = "consulting",
        /// Investment.
        Investment = "investment",
        /// A way to sell abroad.
        ExportChannel = "export_channel",
        /// Guidance.
        Mentoring = "mentoring",
    }
}

text_enum! {
    /// Where a need stands.
    NeedState {
        /// Being written.
        Draft = "draft",
        /// Submitted: matched, for staff only.
        Submitted = "submitted",
        /// An officer asked for changes.
        ChangesRequested = "changes_requested",
        /// Not taken, with a reason.
        Rejected = "rejected",
        /// Opened by an officer.
        Open = "open",
        /// Resting at the firm's wish.
        OnHold = "on_hold",
        /// The deadline has passed.
        Expired = "expired",
        /// Somebody was found.
        Filled = "filled",
        /// Nobody was found.
        NoCandidate = "no_candidate",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What can be done to a need.
    NeedAct {
        /// The firm submits it.
        Submit = "submit",
        /// An officer opens it (the press that approves its first match, or in the list).
        Open = "open",
        /// An officer undoes that press.
        UndoOpen = "undo_open",
        /// An officer asks for changes.
        RequestChanges = "request_changes",
        /// An officer does not take it.
        Reject = "reject",
        /// The public text of an open need was changed: back under review.
        EditPublicText = "edit_public_text",
        /// The firm rests it.
        Hold = "hold",
        /// The firm goes on.
        Resume = "resume",
        /// The deadline passes.
        Expire = "expire",
        /// The firm renews it.
        Renew = "renew",
        /// Somebody was found.
        Fill = "fill",
        /// Nobody was found.
        CloseWithout = "close_without",
        /// An officer takes "nobody was found" back.
        UndoClose = "undo_close",
        /// The firm takes it back.
        Withdraw = "withdraw",
        /// Nobody of the firm is responsible for it any more: back to the drafts.
        TakeBack = "take_back",
    }
}

use NeedAct as A;
use NeedState as S;
const FIRM: &[By] = &[By::Owner];
const OFFICER: &[By] = &[By::Officer, By::Lead];
const FIRM_OR_OFFICER: &[By] = &[By::Owner, By::Officer, By::Lead];
const SYSTEM: &[By] = &[By::System];

/// Every move of a need that is allowed; anything not listed is refused.
#[rustfmt::skip]
pub const MOVES: &[Move<NeedState, NeedAct>] = &[
    Move { from: S::Draft,            act: A::Submit,         by: FIRM,            to: S::Submitted },
    Move { from: S::ChangesRequested, act: A::Submit,         by: FIRM,            to: S::Submitted },
    Move { from: S::Submitted,        act: A::Open,           by: OFFICER,         to: S::Open },
    Move { from: S::Submitted,        act: A::TakeBack,       by: FIRM,            to: S::Draft },
    Move { from: S::Open,             act: A::UndoOpen,       by: OFFICER,         to: S::Submitted },
    Move { from: S::Submitted,        act: A::RequestChanges, by: OFFICER,         to: S::ChangesRequested },
    Move { from: S::Submitted,        act: A::Reject,         by: OFFICER,         to: S::Rejected },
    Move { from: S::Open,             act: A::EditPublicText, by: FIRM,            to: S::Submitted },
    Move { from: S::Open,             act: A::Hold,           by: FIRM,            to: S::OnHold },
    Move { from: S::OnHold,           act: A::Resume,         by: FIRM,            to: S::Open },
    Move { from: S::Open,             act: A::Expire,         by: SYSTEM,          to: S::Expired },
    Move { from: S::Submitted,        act: A::Expire,         by: SYSTEM,          to: S::Expired },
    Move { from: S::Open,             act: A::Renew,          by: FIRM,            to: S::Open },
    Move { from: S::Expired,          act: A::Renew,          by: FIRM,            to: S::Open },
    Move { from: S::Expired,          act: A::Submit,         by: FIRM,            to: S::Submitted },
    Move { from: S::Expired,          act: A::Fill,           by: FIRM_OR_OFFICER, to: S::Filled },
    Move { from: S::Expired,          act: A::CloseWithout,   by: FIRM_OR_OFFICER, to: S::NoCandidate },
    Move { from: S::Open,             act: A::Fill,           by: FIRM_OR_OFFICER, to: S::Filled },
    Move { from: S::Open,             act: A::CloseWithout,   by: FIRM_OR_OFFICER, to: S::NoCandidate },
    Move { from: S::NoCandidate,      act: A::UndoClose,      by: OFFICER,         to: S::Open },
    Move { from: S::Draft,            act: A::Withdraw,       by: FIRM_OR_OFFICER, to: S::Withdrawn },
    Move { from: S::Submitted,        act: A::Withdraw,       by: FIRM_OR_OFFICER, to: S::Withdrawn },
    Move { from: S::ChangesRequested, act: A::Withdraw,       by: FIRM_OR_OFFICER, to: S::Withdrawn },
    Move { from: S::Open,             act: A::Withdraw,       by: FIRM_OR_OFFICER, to: S::Withdrawn },
    Move { from: S::OnHold,           act: A::Withdraw,       by: FIRM_OR_OFFICER, to: S::Withdrawn },
];

impl NeedState {
    /// The state after `act`, or `Conflict("illegal_move")`.
    pub fn after(self, act: NeedAct, by: By) -> Result<Self> {
        state::after(MOVES, self, act, by)
    }

    /// True when the engine may propose people for it.
    pub fn is_matched(self) -> bool {
        matches!(self, Self::Submitted | Self::Open)
    }

    /// True when the firm may change it.
    pub fn may_edit(self) -> bool {
        matches!(self, Self::Draft | Self::Submitted | Self::ChangesRequested | Self::Open | Self::OnHold)
    }
}

/// A need as staff and the engine see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// Key.
    pub id: NeedId,
    /// The random code by which others speak of it, e.g. `N-2041`.
    pub code: String,
    /// The firm that has it.
    pub enterprise: EnterpriseId,
    /// Who entered it; `None` for imported ones.
    pub created_by: Option<AccountId>,
    /// Where it stands.
    pub state: NeedState,
    /// Grows by one with every change; guards writes.
    pub version: i32,
    /// The language in which it was typed.
    pub lang: Lang,
    /// What it says.
    pub brief: NeedBrief,
    /// First moment after its deadline, UTC.
    pub expires_at: Moment,
    /// When it was last submitted.
    pub submitted_at: Option<Moment>,
    /// Where it came from.
    pub source: Source,
    /// Key in the file it was imported from, unique a source.
    pub external_ref: Option<String>,
    /// When it was made.
    pub created_at: Moment,
    /// When it was last changed.
    pub updated_at: Moment,
}

impl Need {
    /// A need as it is first written.
    pub fn draft(code: String, enterprise: EnterpriseId, lang: Lang, brief: NeedBrief, now: Moment) -> Self {
        let expires_at = brief.closes_at(now);
        Self {
            id: NeedId::new(),
            code,
            enterprise,
            created_by: None,
            state: NeedState::Draft,
            version: 1,
            lang,
            brief,
            expires_at,
            submitted_at: None,
            source: Source::Own,
            external_ref: None,
            created_at: now,
            updated_at: now,
        }
    }

    /// Makes a move on behalf of `by`, or refuses it.
    pub fn act(&mut self, act: NeedAct, by: By) -> Result<()> {
        self.state = self.state.after(act, by)?;
        Ok(())
    }
}
