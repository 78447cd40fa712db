//! Enterprises, institutes and parks of Gansu that post needs, and the moves of their state; what they say of themselves
//! is in `enterprise_profile.rs`.

use super::account::AccountId;
pub use super::enterprise_profile::{EnterpriseContact, EnterpriseKind, EnterpriseProfile, name_key};
use super::error::{Error, Result};
use super::state::{self, By, Move};
use super::value::{Lang, Moment, Source};
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of an enterprise.
    EnterpriseId
);

text_enum! {
    /// Where an enterprise stands.
    EnterpriseState {
        /// Being written.
        Draft = "draft",
        /// Submitted together with its first need.
        Submitted = "submitted",
        /// Checked by an officer: may ask people, see cards, be named in public.
        Verified = "verified",
        /// An officer asked for changes.
        ChangesRequested = "changes_requested",
        /// Not taken, with a reason.
        Rejected = "rejected",
        /// Suspended by a lead.
        Suspended = "suspended",
        /// Closed for good.
        Closed = "closed",
        /// Never confirmed: only a placeholder is left.
        Erased = "erased",
    }
}

text_enum! {
    /// What can be done to an enterprise.
    EnterpriseAct {
        /// The firm submits itself with its first need.
        Submit = "submit",
        /// An officer verifies it.
        Verify = "verify",
        /// An officer undoes that press.
        UndoVerify = "undo_verify",
        /// An officer asks for changes.
        RequestChanges = "request_changes",
        /// An officer does not take it.
        Reject = "reject",
        /// A lead suspends.
        Suspend = "suspend",
        /// A lead lifts the suspension.
        Unsuspend = "unsuspend",
        /// The firm's administrator, or a lead, closes it.
        Close = "close",
        /// A lead takes a closing back: it is verified anew.
        Reinstate = "reinstate",
        /// A registration that nobody confirmed is erased.
        Erase = "erase",
    }
}

use EnterpriseAct as A;
use EnterpriseState as S;
const FIRM: &[By] = &[By::Owner];
const OFFICER: &[By] = &[By::Officer, By::Lead];
const LEAD: &[By] = &[By::Lead];
const FIRM_OR_LEAD: &[By] = &[By::Owner, By::Lead];
const FIRM_OR_SYSTEM: &[By] = &[By::Owner, By::System];

/// Every move of an enterprise that is allowed; anything not listed is refused. A firm closes wherever it stands when the last
/// who spoke for it is erased; a draft is erased instead.
#[rustfmt::skip]
pub const MOVES: &[Move<EnterpriseState, EnterpriseAct>] = &[
    Move { from: S::Draft,            act: A::Submit,         by: FIRM,           to: S::Submitted },
    Move { from: S::ChangesRequested, act: A::Submit,         by: FIRM,           to: S::Submitted },
    Move { from: S::Submitted,        act: A::Verify,         by: OFFICER,        to: S::Verified },
    Move { from: S::Verified,         act: A::UndoVerify,     by: OFFICER,        to: S::Submitted },
    Move { from: S::Submitted,        act: A::RequestChanges, by: OFFICER,        to: S::ChangesRequested },
    Move { from: S::Submitted,        act: A::Reject,         by: OFFICER,        to: S::Rejected },
    Move { from: S::Verified,         act: A::Suspend,        by: LEAD,           to: S::Suspended },
    Move { from: S::Suspended,        act: A::Unsuspend,      by: LEAD,           to: S::Verified },
    Move { from: S::Verified,         act: A::Close,          by: FIRM_OR_LEAD,   to: S::Closed },
    Move { from: S::Submitted,        act: A::Close,          by: FIRM,           to: S::Closed },
    Move { from: S::ChangesRequested, act: A::Close,          by: FIRM,           to: S::Closed },
    Move { from: S::Rejected,         act: A::Close,          by: FIRM,           to: S::Closed },
    Move { from: S::Suspended,        act: A::Close,          by: FIRM_OR_LEAD,   to: S::Closed },
    Move { from: S::Closed,           act: A::Reinstate,      by: LEAD,           to: S::Submitted },
    Move { from: S::Draft,            act: A::Erase,          by: FIRM_OR_SYSTEM, to: S::Erased },
];

impl EnterpriseState {
    /// The state after `act`, or `Conflict("illegal_move")`.
    pub fn after(self, act: EnterpriseAct, by: By) -> Result<Self> {
        state::after(MOVES, self, act, by)
    }

    /// True while its administrator may close it.
    pub fn may_be_closed(self) -> bool {
        self.after(EnterpriseAct::Close, By::Owner).is_ok()
    }

    /// `Denied` for one that is suspended or closed: it looks for nobody.
    pub fn check_takes_part(self) -> Result<()> {
        match self {
            Self::Closed => Err(Error::Denied("firm_closed")),
            Self::Suspended => Err(Error::Denied("firm_suspended")),
            _ => Ok(()),
        }
    }

    /// True when its needs may be matched (for staff's eyes).
    pub fn is_active(self) -> bool {
        matches!(self, Self::Submitted | Self::Verified)
    }
}

/// An enterprise as staff see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Enterprise {
    /// Key.
    pub id: EnterpriseId,
    /// The random code, e.g. `E-4K7D`.
    pub code: String,
    /// Where it stands.
    pub state: EnterpriseState,
    /// Grows by one with every change; guards writes.
    pub version: i32,
    /// The language in which it was typed.
    pub lang: Lang,
    /// What it says of itself.
    pub profile: EnterpriseProfile,
    /// When it was verified.
    pub verified_at: Option<Moment>,
    /// By whom.
    pub verified_by: Option<AccountId>,
    /// Since when it is joined into another entry, which has its needs and members.
    pub joined_at: Option<Moment>,
    /// Where it came from.
    pub source: Source,
    /// When it was made.
    pub created_at: Moment,
    /// When it was last changed.
    pub updated_at: Moment,
}

impl Enterprise {
    /// An enterprise as it is first written.
    pub fn draft(code: String, lang: Lang, profile: EnterpriseProfile, now: Moment) -> Self {
        Self {
            id: EnterpriseId::new(),
            code,
            state: EnterpriseState::Draft,
            version: 1,
            lang,
            profile,
            verified_at: None,
            verified_by: None,
            joined_at: None,
            source: Source::Own,
            created_at: now,
            updated_at: now,
        }
    }

    /// Joins it into another entry, which must be at work; a verified one goes into a verified one only, since its needs
    /// may be open.
    pub fn join(&mut self, kept: &Self, now: Moment) -> Result<()> {
        use EnterpriseState::{ChangesRequested, Rejected, Submitted, Verified};
        let may_keep = matches!(kept.state, Submitted | ChangesRequested | Verified) && kept.joined_at.is_none();
        match self.state {
            _ if !may_keep => Err(Error::Conflict("same_not_kept")),
            _ if self.joined_at.is_some() => Err(Error::Conflict("illegal_move")),
            Verified if kept.state != Verified => Err(Error::Conflict("same_keep_verified")),
            Submitted | ChangesRequested | Rejected | Verified => {
                self.joined_at = Some(now);
                Ok(())
            }
            EnterpriseState::Draft => Err(Error::Conflict("same_unconfirmed")),
            _ => Err(Error::Conflict("illegal_move")),
        }
    }

    /// An officer verifies it.
    pub fn verify(&mut self, officer: &AccountId, now: Moment) -> Result<()> {
        self.act(EnterpriseAct::Verify, By::Officer)?;
        (self.verified_at, self.verified_by) = (Some(now), Some(officer.clone()));
        Ok(())
    }

    /// Verifies it in the press that opens a need of it, since only verified firms have open needs: false when it was
    /// verified before, `Conflict("firm_not_active")` when it cannot be now.
    pub fn verify_for_need(&mut self, officer: &AccountId, now: Moment) -> Result<bool> {
        match self.state {
            EnterpriseState::Verified => Ok(false),
            EnterpriseState::Submitted => self.verify(officer, now).map(|()| true),
            _ => Err(Error::Conflict("firm_not_active")),
        }
    }

    /// What the audit notes of a verification: with a credit code, or without one yet.
    pub fn code_remark(&self) -> &'static str {
        if self.profile.uscc.is_none() { "no_code_yet" } else { "with_code" }
    }

    /// Makes a move on behalf of `by`, or refuses it.
    pub fn act(&mut self, act: EnterpriseAct, by: By) -> Result<()> {
        self.state = self.state.after(act, by)?;
        Ok(())
    }
}
