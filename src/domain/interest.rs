//! The interest of a firm in a person whose card it saw: an officer still approves before the person hears of it.

use super::account::AccountId;
use super::consent::{Channel, ContactField};
use super::enterprise::EnterpriseId;
use super::giving::ShownText;
use super::introduction::{Introduction, IntroductionState};
use super::matches::{MatchId, MatchState};
use super::value::{Lang, Moment};
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of an interest.
    InterestId
);

text_enum! {
    /// Why an interest ended before the person was asked.
    InterestEnd {
        /// The firm took it back.
        TakenBack = "taken_back",
        /// An officer said no, or the pair is no longer proposed.
        NotAvailable = "not_available",
    }
}

text_enum! {
    /// Where an interest stands, as its firm is told: never more than it may know of the person.
    InterestState {
        /// An officer looks at it.
        WithWorkstation = "with_workstation",
        /// The person is asked.
        PersonAsked = "person_asked",
        /// The person said yes too.
        BothYes = "both_yes",
        /// The two know each other.
        Introduced = "introduced",
        /// It does not go on, for whatever reason.
        NoLongerAvailable = "no_longer_available",
        /// The firm took it back.
        TakenBack = "taken_back",
    }
}

impl InterestState {
    /// True while something may still come of it.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::NoLongerAvailable | Self::TakenBack)
    }
}

/// An interest with what the member agreed to give if the person says yes.
#[derive(Debug, Clone, PartialEq)]
pub struct Interest {
    /// Key.
    pub id: InterestId,
    /// The pair.
    pub pair: MatchId,
    /// The firm.
    pub enterprise: EnterpriseId,
    /// The member who pressed.
    pub account: AccountId,
    /// Which contact data goes to the person (P5).
    pub fields: Vec<ContactField>,
    /// The text that was shown.
    pub text: ShownText,
    /// How it was agreed to.
    pub channel: Channel,
    /// Network class of the address it came from.
    pub address_class: Option<String>,
    /// When.
    pub created_at: Moment,
    /// When it ended before the person was asked, if it did.
    pub ended_at: Option<Moment>,
    /// Why.
    pub end_cause: Option<InterestEnd>,
}

impl Interest {
    /// The language of the page on which it was expressed.
    pub fn lang(&self) -> Lang {
        self.text.lang
    }

    /// Where it stands for its firm at a moment. A no, a silence and a pair put aside for good read alike.
    pub fn state(&self, pair: MatchState, introduction: Option<&Introduction>, now: Moment) -> InterestState {
        use InterestState as I;
        match (self.end_cause, introduction) {
            (Some(InterestEnd::TakenBack), _) => I::TakenBack,
            (Some(InterestEnd::NotAvailable), _) => I::NoLongerAvailable,
            (None, Some(introduction)) => match introduction.state {
                IntroductionState::AskingTalent if introduction.asked_at.is_some_and(|at| at <= now) => I::PersonAsked,
                IntroductionState::AskingTalent => I::WithWorkstation,
                IntroductionState::AskingFirm | IntroductionState::BothYes => I::BothYes,
                state if state.is_known() => I::Introduced,
                _ => I::NoLongerAvailable,
            },
            (None, None) => match pair {
                MatchState::Suggested | MatchState::Parked | MatchState::Approved => I::WithWorkstation,
                MatchState::Dismissed | MatchState::Lapsed => I::NoLongerAvailable,
            },
        }
    }
}

/// True while the firm may take it back: nobody has approved it.
pub fn may_take_back(state: InterestState, pair: MatchState) -> bool {
    state == InterestState::WithWorkstation && matches!(pair, MatchState::Suggested | MatchState::Parked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interest() -> Interest {
        Interest {
            id: InterestId::new(),
            pair: MatchId::new(),
            enterprise: EnterpriseId::new(),
            account: AccountId::new(),
            fields: vec![ContactField::Name, ContactField::Email],
            text: ShownText { version: 1, hash: "aa".into(), lang: Lang::Zh },
            channel: Channel::Web,
            address_class: None,
            created_at: Moment::default(),
            ended_at: None,
            end_cause: None,
        }
    }

    #[test]
    fn a_firm_is_told_alike_of_every_end() {
        let now = Moment::default();
        let open = interest();
        assert_eq!(open.state(MatchState::Suggested, None, now), InterestState::WithWorkstation);
        assert_eq!(open.state(MatchState::Parked, None, now), InterestState::WithWorkstation);
        assert_eq!(open.state(MatchState::Dismissed, None, now), InterestState::NoLongerAvailable);
        let back = Interest { end_cause: Some(InterestEnd::TakenBack), ..interest() };
        assert_eq!(back.state(MatchState::Lapsed, None, now), InterestState::TakenBack);
        assert!(may_take_back(InterestState::WithWorkstation, MatchState::Parked));
        assert!(!may_take_back(InterestState::WithWorkstation, MatchState::Approved));
    }
}
