//! Where an introduction stands and who may move it: one table, from the first question to the outcome.

use super::error::Result;
use super::state::{self, By, Move};
use crate::text_enum;

text_enum! {
    /// Where an introduction stands.
    IntroductionState {
        /// The person is asked; the firm knows nothing.
        AskingTalent = "asking_talent",
        /// The person said yes; the firm is asked.
        AskingFirm = "asking_firm",
        /// Both said yes; an officer introduces.
        BothYes = "both_yes",
        /// Both have the mail with the contacts each agreed to.
        Introduced = "introduced",
        /// Something came of it.
        Success = "success",
        /// Nothing came of it.
        NoDeal = "no_deal",
        /// One side said no.
        Declined = "declined",
        /// One side did not answer in time.
        Expired = "expired",
        /// A consent was withdrawn, a side suspended, erased or gone.
        Halted = "halted",
    }
}

text_enum! {
    /// What can be done to an introduction.
    IntroductionAct {
        /// The person says yes: the firm is asked next.
        TalentYes = "talent_yes",
        /// The person says yes to a firm that asked first.
        TalentYesToInterest = "talent_yes_to_interest",
        /// The person says no.
        TalentNo = "talent_no",
        /// The firm says yes.
        FirmYes = "firm_yes",
        /// The firm says no.
        FirmNo = "firm_no",
        /// Nobody answered in time.
        Expire = "expire",
        /// The officer introduces.
        Introduce = "introduce",
        /// Something came of it.
        Succeed = "succeed",
        /// Nothing came of it.
        EndWithoutDeal = "end_without_deal",
        /// It may not go on.
        Halt = "halt",
        /// The person is asked once more, on a new consent.
        AskAgain = "ask_again",
        /// The person says that the answer recorded for them is wrong.
        TalentDisputes = "talent_disputes",
        /// The firm says that the answer recorded for it is wrong.
        FirmDisputes = "firm_disputes",
    }
}

use IntroductionAct as A;
use IntroductionState as S;
const SIDE: &[By] = &[By::Owner, By::Officer, By::Lead];
const OWNER: &[By] = &[By::Owner];
const OFFICER: &[By] = &[By::Officer, By::Lead];
const LEAD: &[By] = &[By::Lead];
const SYSTEM: &[By] = &[By::System];
const SYSTEM_OR_LEAD: &[By] = &[By::System, By::Lead];

/// Every move of an introduction that is allowed; anything not listed is refused. An officer answers only what a side said
/// by mail, telephone or in person.
#[rustfmt::skip]
pub const MOVES: &[Move<IntroductionState, IntroductionAct>] = &[
    Move { from: S::AskingTalent, act: A::TalentYes,           by: SIDE,           to: S::AskingFirm },
    Move { from: S::AskingTalent, act: A::TalentYesToInterest, by: SIDE,           to: S::BothYes },
    Move { from: S::AskingTalent, act: A::TalentNo,            by: SIDE,           to: S::Declined },
    Move { from: S::AskingTalent, act: A::Expire,              by: SYSTEM,         to: S::Expired },
    Move { from: S::AskingFirm,   act: A::FirmYes,             by: SIDE,           to: S::BothYes },
    Move { from: S::AskingFirm,   act: A::FirmNo,              by: SIDE,           to: S::Declined },
    Move { from: S::AskingFirm,   act: A::Expire,              by: SYSTEM,         to: S::Expired },
    Move { from: S::AskingFirm,   act: A::TalentDisputes,      by: OWNER,          to: S::AskingTalent },
    Move { from: S::BothYes,      act: A::TalentDisputes,      by: OWNER,          to: S::AskingTalent },
    Move { from: S::Declined,     act: A::TalentDisputes,      by: OWNER,          to: S::AskingTalent },
    Move { from: S::BothYes,      act: A::FirmDisputes,        by: OWNER,          to: S::AskingFirm },
    Move { from: S::Declined,     act: A::FirmDisputes,        by: OWNER,          to: S::AskingFirm },
    Move { from: S::BothYes,      act: A::Introduce,           by: OFFICER,        to: S::Introduced },
    Move { from: S::Introduced,   act: A::Succeed,             by: SIDE,           to: S::Success },
    Move { from: S::Introduced,   act: A::EndWithoutDeal,      by: SIDE,           to: S::NoDeal },
    Move { from: S::AskingTalent, act: A::Halt,                by: SYSTEM_OR_LEAD, to: S::Halted },
    Move { from: S::AskingFirm,   act: A::Halt,                by: SYSTEM_OR_LEAD, to: S::Halted },
    Move { from: S::BothYes,      act: A::Halt,                by: SYSTEM_OR_LEAD, to: S::Halted },
    Move { from: S::Introduced,   act: A::Halt,                by: SYSTEM_OR_LEAD, to: S::Halted },
    Move { from: S::Halted,       act: A::AskAgain,            by: LEAD,           to: S::AskingTalent },
    Move { from: S::Expired,      act: A::AskAgain,            by: LEAD,           to: S::AskingTalent },
];

/// The states in which somebody is still waited for.
pub const OPEN: [IntroductionState; 4] = [S::AskingTalent, S::AskingFirm, S::BothYes, S::Introduced];

impl IntroductionState {
    /// The state after `act`, or `Conflict("illegal_move")`.
    pub fn after(self, act: IntroductionAct, by: By) -> Result<Self> {
        state::after(MOVES, self, act, by)
    }

    /// True while somebody is still waited for.
    pub fn is_open(self) -> bool {
        OPEN.contains(&self)
    }

    /// The side whose answer is waited for.
    pub fn asked(self) -> Option<Side> {
        match self {
            Self::AskingTalent => Some(Side::Talent),
            Self::AskingFirm => Some(Side::Firm),
            _ => None,
        }
    }

    /// True from the introduction on: both sides know each other.
    pub fn is_known(self) -> bool {
        matches!(self, Self::Introduced | Self::Success | Self::NoDeal)
    }
}

text_enum! {
    /// The two sides of an introduction.
    Side {
        /// The person.
        Talent = "talent",
        /// The enterprise.
        Firm = "firm",
    }
}

impl Side {
    /// The other side.
    pub fn other(self) -> Self {
        match self {
            Self::Talent => Self::Firm,
            Self::Firm => Self::Talent,
        }
    }
}
