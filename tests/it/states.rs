//! The state tables under any sequence of acts: no state outside the table is reached, and what must not be matched is not.

use longyuan::domain::enterprise::{self, EnterpriseAct, EnterpriseState};
use longyuan::domain::introduction::{self, IntroductionAct, IntroductionState};
use longyuan::domain::matches::{self, MatchAct, MatchState};
use longyuan::domain::need::{self, NeedAct, NeedState};
use longyuan::domain::same::{self, SameState};
use longyuan::domain::state::By;
use longyuan::domain::talent::{self, TalentAct, TalentState};
use proptest::prelude::*;

fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    (0..all.len()).prop_map(move |n| all[n])
}

proptest! {
    #[test]
    fn a_profile_moves_only_along_its_table(acts in prop::collection::vec((any_of(TalentAct::ALL), any_of(By::ALL)), 0..40)) {
        let mut state = TalentState::Draft;
        for (act, by) in acts {
            let row = talent::MOVES.iter().find(|m| m.from == state && m.act == act && m.by.contains(&by));
            match state.after(act, by) {
                Ok(next) => { prop_assert_eq!(row.map(|m| m.to), Some(next)); state = next; }
                Err(error) => { prop_assert!(row.is_none()); prop_assert_eq!(error.code(), "illegal_move"); }
            }
            prop_assert_eq!(state.is_matched(), state == TalentState::Pooled);
        }
    }

    #[test]
    fn a_need_moves_only_along_its_table(acts in prop::collection::vec((any_of(NeedAct::ALL), any_of(By::ALL)), 0..40)) {
        let mut state = NeedState::Draft;
        for (act, by) in acts {
            let row = need::MOVES.iter().find(|m| m.from == state && m.act == act && m.by.contains(&by));
            match state.after(act, by) {
                Ok(next) => { prop_assert_eq!(row.map(|m| m.to), Some(next)); state = next; }
                Err(error) => { prop_assert!(row.is_none()); prop_assert_eq!(error.code(), "illegal_move"); }
            }
            prop_assert_eq!(state.is_matched(), matches!(state, NeedState::Submitted | NeedState::Open));
        }
    }

    #[test]
    fn an_introduction_moves_only_along_its_table(acts in prop::collection::vec((any_of(IntroductionAct::ALL), any_of(By::ALL)), 0..40)) {
        let mut state = IntroductionState::AskingTalent;
        for (act, by) in acts {
            let row = introduction::MOVES.iter().find(|m| m.from == state && m.act == act && m.by.contains(&by));
            match state.after(act, by) {
                Ok(next) => {
                    prop_assert_eq!(row.map(|m| m.to), Some(next));
                    // Nobody is introduced who was not wanted by both, and nobody but an officer introduces.
                    let is_by_officer = matches!(by, By::Officer | By::Lead);
                    prop_assert!(next != IntroductionState::Introduced || (state == IntroductionState::BothYes && is_by_officer));
                    state = next;
                }
                Err(error) => { prop_assert!(row.is_none()); prop_assert_eq!(error.code(), "illegal_move"); }
            }
        }
    }

    #[test]
    fn an_enterprise_moves_only_along_its_table(acts in prop::collection::vec((any_of(EnterpriseAct::ALL), any_of(By::ALL)), 0..40)) {
        let mut state = EnterpriseState::Draft;
        for (act, by) in acts {
            let row = enterprise::MOVES.iter().find(|m| m.from == state && m.act == act && m.by.contains(&by));
            match state.after(act, by) {
                Ok(next) => { prop_assert_eq!(row.map(|m| m.to), Some(next)); state = next; }
                Err(_) => prop_assert!(row.is_none()),
            }
            prop_assert!(!state.is_active() || state != EnterpriseState::Draft);
        }
    }

    #[test]
    fn a_match_moves_only_along_its_table(acts in prop::collection::vec((any_of(MatchAct::ALL), any_of(By::ALL)), 0..40)) {
        let mut state = MatchState::Suggested;
        for (act, by) in acts {
            let row = matches::MOVES.iter().find(|m| m.from == state && m.act == act && m.by.contains(&by));
            match state.after(act, by) {
                Ok(next) => { prop_assert_eq!(row.map(|m| m.to), Some(next)); state = next; }
                Err(error) => { prop_assert!(row.is_none()); prop_assert_eq!(error.code(), "illegal_move"); }
            }
            // A person of the pool or a firm moves no match, and the platform itself decides on none.
            prop_assert!(state.after(act, By::Owner).is_err());
            let decided = [MatchState::Approved, MatchState::Dismissed, MatchState::Parked];
            prop_assert!(!state.after(act, By::System).is_ok_and(|next| decided.contains(&next)));
        }
    }
}

/// Every state is reached from the first one, and no two rows contradict each other.
macro_rules! table_is_whole {
    ($name:ident, $moves:expr, $state:ty, $first:expr) => {
        #[test]
        fn $name() {
            let mut reached = vec![$first];
            loop {
                let next: Vec<$state> = $moves
                    .iter()
                    .filter(|m| reached.contains(&m.from) && !reached.contains(&m.to))
                    .map(|m| m.to)
                    .collect();
                if next.is_empty() {
                    break;
                }
                reached.extend(next);
            }
            for state in <$state>::ALL {
                assert!(reached.contains(state), "{state} is never reached");
            }
            for (n, a) in $moves.iter().enumerate() {
                let twin = $moves[n + 1..].iter().find(|b| b.from == a.from && b.act == a.act);
                assert!(twin.is_none(), "{} {} stands twice", a.from, a.act);
            }
        }
    };
}

table_is_whole!(the_table_of_profiles_is_whole, talent::MOVES, TalentState, TalentState::Draft);
table_is_whole!(the_table_of_needs_is_whole, need::MOVES, NeedState, NeedState::Draft);
table_is_whole!(the_table_of_enterprises_is_whole, enterprise::MOVES, EnterpriseState, EnterpriseState::Draft);
table_is_whole!(the_table_of_pairs_is_whole, same::MOVES, SameState, SameState::Open);
table_is_whole!(the_table_of_matches_is_whole, matches::MOVES, MatchState, MatchState::Suggested);
table_is_whole!(
    the_table_of_introductions_is_whole,
    introduction::MOVES,
    IntroductionState,
    IntroductionState::AskingTalent
);
