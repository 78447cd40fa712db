//! Entries that may be one person, or one firm, entered twice. Only staff join them, and within 30 days they part them again
//! as they were.

use chrono::TimeDelta;

use super::account::AccountId;
use super::audit::Entity;
use super::error::{Error, Result};
use super::likeness::{Likelihood, Likeness};
use super::state::{self, By, Move};
use super::value::Moment;
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of a pair of entries that may be one.
    SameId
);
typed_id!(
    /// The id of a joining of two entries.
    JoinId
);

text_enum! {
    /// Where a pair stands.
    SameState {
        /// Nobody has decided.
        Open = "open",
        /// They are one: one of the two was joined into the other.
        Joined = "joined",
        /// They are two; never proposed again.
        Different = "different",
        /// One of the two is no entry of its own any more.
        Moot = "moot",
    }
}

text_enum! {
    /// What can be done to a pair.
    SameAct {
        /// Staff join the two.
        Join = "join",
        /// Staff part them again.
        Part = "part",
        /// Staff say that they are two.
        SetApart = "set_apart",
        /// One of the two was joined into a third.
        PassOn = "pass_on",
        /// That joining was undone.
        TakeBack = "take_back",
        /// One of the two was erased.
        End = "end",
    }
}

use SameAct as A;
use SameState as S;
const OFFICER: &[By] = &[By::Officer, By::Lead];
const SYSTEM: &[By] = &[By::System];

/// Every move of a pair that is allowed; anything not listed is refused.
#[rustfmt::skip]
pub const MOVES: &[Move<SameState, SameAct>] = &[
    Move { from: S::Open,      act: A::Join,     by: OFFICER, to: S::Joined },
    Move { from: S::Joined,    act: A::Part,     by: OFFICER, to: S::Open },
    Move { from: S::Open,      act: A::SetApart, by: OFFICER, to: S::Different },
    Move { from: S::Different, act: A::Join,     by: OFFICER, to: S::Joined },
    Move { from: S::Open,      act: A::PassOn,   by: OFFICER, to: S::Moot },
    Move { from: S::Moot,      act: A::TakeBack, by: OFFICER, to: S::Open },
    Move { from: S::Open,      act: A::End,      by: SYSTEM,  to: S::Moot },
];

/// Two entries that may be one.
#[derive(Debug, Clone, PartialEq)]
pub struct Same {
    /// Key.
    pub id: SameId,
    /// Talents or enterprises.
    pub entity: Entity,
    /// The two, in the order of their ids: the older one first.
    pub first: String,
    /// See `first`.
    pub second: String,
    /// The one that was being entered or changed when it was found.
    pub entrant: String,
    /// How like they are.
    pub likeness: Likeness,
    /// Where it stands.
    pub state: SameState,
    /// Grows by one with every change; guards writes.
    pub version: i32,
    /// When it was found.
    pub found_at: Moment,
    /// When staff decided.
    pub decided_at: Option<Moment>,
    /// Who.
    pub decided_by: Option<AccountId>,
}

impl Same {
    /// A pair as it is found.
    pub fn found(entity: Entity, entrant: &str, other: &str, likeness: Likeness, now: Moment) -> Self {
        let (first, second) = if entrant < other { (entrant, other) } else { (other, entrant) };
        Self {
            id: SameId::new(),
            entity,
            first: first.to_owned(),
            second: second.to_owned(),
            entrant: entrant.to_owned(),
            likeness,
            state: SameState::Open,
            version: 1,
            found_at: now,
            decided_at: None,
            decided_by: None,
        }
    }

    /// The other one of the two.
    pub fn other(&self, one: &str) -> &str {
        if self.first == one { &self.second } else { &self.first }
    }

    /// True while the entrant waits for staff: an open pair that is more than weak.
    pub fn holds(&self, entry: &str) -> bool {
        self.state == SameState::Open && self.likeness.likelihood != Likelihood::Weak && self.entrant == entry
    }

    /// Makes a move, or refuses it.
    pub fn act(&mut self, act: SameAct, by: By) -> Result<()> {
        self.state = state::after(MOVES, self.state, act, by)?;
        Ok(())
    }

    /// The same, decided by a member of staff.
    pub fn decide(&mut self, act: SameAct, officer: &AccountId, now: Moment) -> Result<()> {
        self.act(act, By::Officer)?;
        let is_open = self.state == SameState::Open;
        (self.decided_at, self.decided_by) = if is_open { (None, None) } else { (Some(now), Some(officer.clone())) };
        Ok(())
    }
}

/// Days within which a joining can be undone.
pub const UNDO_DAYS: i64 = 30;

/// One entry joined into another.
#[derive(Debug, Clone, PartialEq)]
pub struct Join {
    /// Key.
    pub id: JoinId,
    /// The pair it came from.
    pub same: SameId,
    /// Talents or enterprises.
    pub entity: Entity,
    /// The entry that stayed.
    pub kept: String,
    /// The entry that was joined into it.
    pub gone: String,
    /// The state of the latter before.
    pub state_before: String,
    /// Who joined them.
    pub joined_by: AccountId,
    /// When.
    pub joined_at: Moment,
    /// When somebody concerned said that it is wrong.
    pub disputed_at: Option<Moment>,
    /// When it was undone.
    pub undone_at: Option<Moment>,
    /// By whom.
    pub undone_by: Option<AccountId>,
}

impl Join {
    /// The first moment at which it can be undone no more.
    pub fn ends_at(&self) -> Moment {
        self.joined_at + TimeDelta::days(UNDO_DAYS)
    }

    /// `Ok` while it may be undone.
    pub fn may_undo(&self, now: Moment) -> Result<()> {
        match (self.undone_at, now < self.ends_at()) {
            (Some(_), _) => Err(Error::Conflict("already_done")),
            (None, false) => Err(Error::Conflict("same_too_late")),
            (None, true) => Ok(()),
        }
    }
}

text_enum! {
    /// What a joining moved, so that undoing it moves the same back.
    Moved {
        /// A need, to the firm that stayed.
        Need = "need",
        /// An account that speaks for the firm that stayed, too.
        Member = "member",
        /// A credit code, to the firm that stayed and had none.
        Code = "code",
        /// An open pair of the entry that went, closed.
        Closed = "closed",
        /// A pair made for the entry that stayed in its place.
        PassedOn = "passed_on",
    }
}

#[cfg(test)]
mod tests {
    use super::super::likeness::Fact;
    use super::*;

    #[test]
    fn a_joining_is_undone_within_its_days_and_once() {
        let at = |day: u32| chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let mut join = Join {
            id: JoinId::new(),
            same: SameId::new(),
            entity: Entity::Talent,
            kept: "a".into(),
            gone: "b".into(),
            state_before: "pooled".into(),
            joined_by: AccountId::new(),
            joined_at: at(1),
            disputed_at: None,
            undone_at: None,
            undone_by: None,
        };
        assert!(join.may_undo(at(30)).is_ok());
        assert!(matches!(join.may_undo(at(1) + TimeDelta::days(30)), Err(Error::Conflict("same_too_late"))));
        join.undone_at = Some(at(2));
        assert!(matches!(join.may_undo(at(3)), Err(Error::Conflict("already_done"))));
    }

    #[test]
    fn only_the_one_who_was_entered_waits() {
        let likeness = Likeness { likelihood: Likelihood::Likely, facts: vec![Fact::Written, Fact::Phone] };
        let mut pair = Same::found(Entity::Talent, "b", "a", likeness, Moment::default());
        assert_eq!((pair.first.as_str(), pair.other("b")), ("a", "a"));
        assert!(pair.holds("b") && !pair.holds("a"));
        pair.decide(SameAct::SetApart, &AccountId::new(), Moment::default()).unwrap();
        assert!(!pair.holds("b"));
        assert!(pair.decide(SameAct::SetApart, &AccountId::new(), Moment::default()).is_err());
    }
}
