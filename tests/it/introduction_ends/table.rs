//! The table of endings: what happens in which state, where it stands after, why, and who hears which word.

use longyuan::domain::consent::Purpose;
use longyuan::domain::introduction::{CloseReason, IntroductionState};

use CloseReason as C;
use IntroductionState as S;

use Ending as E;

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ending {
    TalentNo,
    FirmNo,
    Silence,
    Withdrawn(Purpose),
    TalentLeaves,
    TalentErases,
    PauseAndFinish,
    PauseAndEnd,
    NeedWithdrawn,
    NeedWithdrawnByLink,
    NeedFilled,
    NobodyFound,
    NeedHeld,
    LeadHalts,
    TalentSuspended,
    FirmSuspended,
    FirmClosedByLead,
    FirmCloses,
    LastMemberErases,
}

/// Where it stands after, why, and with which word of the closing mail each side hears of it.
type After = (S, Option<C>, Option<&'static str>, Option<&'static str>);

const NONE: Option<&str> = None;

const DECLINED: Option<&str> = Some("declined");

const GONE: Option<&str> = Some("unavailable");

/// To two who know each other.
const ENDED: Option<&str> = Some("ended");

/// Every ending of every open state in which it can happen.
#[rustfmt::skip]
pub fn table() -> Vec<(S, Ending, After)> {
    let halted = |why, talent, firm| (S::Halted, Some(why), talent, firm);
    let stays = |state| (state, None, NONE, NONE);
    let mut table = vec![
        (S::AskingTalent, E::TalentNo, (S::Declined, Some(C::TalentNo), NONE, NONE)),
        (S::AskingTalent, E::Silence,  (S::Expired, Some(C::TalentSilent), NONE, NONE)),
        (S::AskingFirm,   E::FirmNo,   (S::Declined, Some(C::FirmNo), DECLINED, NONE)),
        (S::AskingFirm,   E::Silence,  (S::Expired, Some(C::FirmSilent), DECLINED, NONE)),
    ];
    for state in [S::AskingTalent, S::AskingFirm, S::BothYes, S::Introduced] {
        // The firm hears of it only when it had been asked.
        let gone = if state == S::Introduced { ENDED } else { GONE };
        let firm = if state == S::AskingTalent { NONE } else { gone };
        for purpose in [Purpose::Keep, Purpose::Review, Purpose::CrossBorder] {
            table.push((state, E::Withdrawn(purpose), halted(C::ConsentWithdrawn, NONE, firm)));
        }
        if state != S::AskingTalent {
            table.push((state, E::Withdrawn(Purpose::ShowCard), halted(C::ConsentWithdrawn, NONE, firm)));
            table.push((state, E::Withdrawn(Purpose::GiveContact), halted(C::ConsentWithdrawn, NONE, firm)));
        }
        table.push((state, E::TalentLeaves, halted(C::TalentLeft, NONE, firm)));
        table.push((state, E::TalentErases, halted(C::TalentLeft, NONE, firm)));
        table.push((state, E::PauseAndFinish, stays(state)));
        table.push((state, E::NeedHeld, stays(state)));
        table.push((state, E::LeadHalts, halted(C::ByLead, gone, firm)));
        table.push((state, E::TalentSuspended, halted(C::TalentSuspended, NONE, firm)));
        for ending in [E::FirmSuspended, E::FirmClosedByLead, E::FirmCloses, E::LastMemberErases] {
            table.push((state, ending, halted(C::FirmGone, gone, NONE)));
        }
        // Two who know each other go on by themselves.
        let is_known = state == S::Introduced;
        let ended = |why, talent, firm| if is_known { stays(state) } else { halted(why, talent, firm) };
        table.push((state, E::PauseAndEnd, ended(C::TalentPaused, NONE, firm)));
        for ending in [E::NeedWithdrawn, E::NeedWithdrawnByLink, E::NeedFilled, E::NobodyFound] {
            table.push((state, ending, ended(C::NeedEnded, GONE, NONE)));
        }
    }
    table
}
