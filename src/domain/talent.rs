//! People of the pool and what is true of them; their moves are in `talent_moves.rs`, what they write in `talent_profile.rs`.

use chrono::NaiveDate;

use super::account::AccountId;
use super::consent::{Consent, InForce, allow_matching};
use super::error::{Error, Result};
use super::state::By;
pub use super::talent_moves::{MOVES, TalentAct, TalentState};
pub use super::talent_profile::{GansuTie, TalentContact, TalentIdentity, TalentProfile, TieKind};
use super::value::{Lang, Moment, Source};
use super::visibility;
use crate::typed_id;

typed_id!(
    /// The id of a talent.
    TalentId
);

/// A person of the pool, as staff and the engine see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Talent {
    /// Key.
    pub id: TalentId,
    /// The random code by which others speak of this person, e.g. `T-7F3K`.
    pub code: String,
    /// The account; `None` for imported people.
    pub account: Option<AccountId>,
    /// Where it stands.
    pub state: TalentState,
    /// Grows by one with every change; guards writes.
    pub version: i32,
    /// The language in which the person typed.
    pub lang: Lang,
    /// What it says.
    pub profile: TalentProfile,
    /// When it may be proposed again, if paused until a day.
    pub pause_until: Option<NaiveDate>,
    /// When an officer accepted it (by the first approved match, or in the list).
    pub accepted_at: Option<Moment>,
    /// When the person last said that it is right.
    pub confirmed_at: Option<Moment>,
    /// Since when a consent that matching needs is missing, or is to an older text than the one in force.
    pub consents_lapsed_at: Option<Moment>,
    /// Since when it waits for staff, because it may be of somebody who has an entry already.
    pub held_at: Option<Moment>,
    /// Since when it is joined into another entry, which stands for it.
    pub joined_at: Option<Moment>,
    /// Verified firms may see the coded card; off until the person ticks it.
    pub browse_ok: bool,
    /// Most questions put to the person in a calendar month.
    pub monthly_limit: i32,
    /// Where it came from.
    pub source: Source,
    /// Key in the file it was imported from, unique a source.
    pub external_ref: Option<String>,
    /// When it was made.
    pub created_at: Moment,
    /// When it was last changed.
    pub updated_at: Moment,
}

impl Talent {
    /// A profile as it is first written: a draft that nobody has confirmed.
    pub fn draft(code: String, account: Option<AccountId>, lang: Lang, profile: TalentProfile, now: Moment) -> Self {
        Self {
            id: TalentId::new(),
            code,
            account,
            state: TalentState::Draft,
            version: 1,
            lang,
            profile,
            pause_until: None,
            accepted_at: None,
            confirmed_at: None,
            consents_lapsed_at: None,
            held_at: None,
            joined_at: None,
            browse_ok: false,
            monthly_limit: visibility::LIMIT_DEFAULT,
            source: Source::Own,
            external_ref: None,
            created_at: now,
            updated_at: now,
        }
    }

    /// True while the person is in the pool, every consent that matching needs stands, and no other entry may be theirs.
    pub fn may_be_asked(&self) -> bool {
        let waits = self.consents_lapsed_at.or(self.held_at).or(self.joined_at);
        self.state.is_matched() && waits.is_none()
    }

    /// `Ok` when another entry may be joined into this one: it is in the pool or rests there.
    pub fn may_keep(&self) -> Result<()> {
        let is_away = matches!(self.state, TalentState::Draft | TalentState::Withdrawn | TalentState::Erased);
        if is_away || self.joined_at.is_some() { Err(Error::Conflict("same_not_kept")) } else { Ok(()) }
    }

    /// Joins it into another entry. What nobody has confirmed yet is joined into nothing, unless staff entered it.
    pub fn join(&mut self, now: Moment) -> Result<()> {
        match self.state {
            TalentState::Withdrawn | TalentState::Erased => Err(Error::Conflict("illegal_move")),
            TalentState::Draft if self.account.is_some() => Err(Error::Conflict("same_unconfirmed")),
            _ if self.joined_at.is_some() => Err(Error::Conflict("illegal_move")),
            _ => {
                self.joined_at = Some(now);
                Ok(())
            }
        }
    }

    /// Notes whether every consent that matching needs stands, to the texts in force; true when that is news.
    pub fn heed(&mut self, consents: &[Consent], in_force: &InForce, now: Moment) -> bool {
        let lapsed = (!allow_matching(consents, in_force)).then(|| self.consents_lapsed_at.unwrap_or(now));
        std::mem::replace(&mut self.consents_lapsed_at, lapsed) != lapsed
    }

    /// True when the engine may propose this person; `accepted_first` is the setting that an officer accepts before.
    pub fn is_proposed(&self, accepted_first: bool) -> bool {
        self.may_be_asked() && (!accepted_first || self.accepted_at.is_some())
    }

    /// True when a verified firm may see the coded card, as far as it lies with the person: ticked, accepted, in the pool,
    /// and willing to be asked at all.
    pub fn is_browsed(&self) -> bool {
        self.browse_ok && self.monthly_limit > 0 && self.is_proposed(true)
    }

    /// Makes a move on behalf of `by`, or refuses it.
    pub fn act(&mut self, act: TalentAct, by: By) -> Result<()> {
        self.state = self.state.after(act, by)?;
        Ok(())
    }
}

/// Days between leaving and the erasure, in which a person may come back.
pub const GRACE_DAYS: i64 = 7;
