//! What a person asks the office to put right, because they cannot change it themselves.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::account::AccountId;
use super::collect;
use super::enterprise::EnterpriseId;
use super::error::{Checks, Error, FieldError, Result};
use super::talent::TalentId;
use super::text::bad_characters;
use super::value::Moment;
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of a correction.
    CorrectionId
);

text_enum! {
    /// Where it stands.
    CorrectionState {
        /// An officer has to answer.
        Open = "open",
        /// Put right.
        Accepted = "accepted",
        /// Not put right, with the reason.
        Declined = "declined",
    }
}

/// Days within which the office answers: the strictest of the rules that it works under.
pub const DUE_DAYS: u64 = 15;
/// Longest text of either side, in characters.
pub const TEXT_MAX: usize = 2000;
/// Most that one person asks for in a day.
pub const A_DAY: i32 = 5;

/// What is asked for, in the person's words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// What is wrong.
    pub wrong: String,
    /// What should stand instead.
    pub right: String,
}

impl Wish {
    /// Tidied, with all that is wrong told at once.
    pub fn checked(self) -> Result<Self> {
        let wish = Self { wrong: self.wrong.trim().to_owned(), right: self.right.trim().to_owned() };
        let mut checks = Checks::default();
        for (field, text) in [("wrong", &wish.wrong), ("right", &wish.right)] {
            check(&mut checks, field, text);
        }
        collect::scan(&mut checks, [("wrong", wish.wrong.as_str()), ("right", wish.right.as_str())]);
        checks.done()?;
        Ok(wish)
    }
}

/// Words of an officer, tidied and checked.
pub fn checked_reply(words: &str) -> Result<String> {
    let mut checks = Checks::default();
    let words = words.trim();
    check(&mut checks, "words", words);
    checks.done()?;
    Ok(words.to_owned())
}

fn check(checks: &mut Checks, field: &'static str, text: &str) {
    checks.require(!text.is_empty(), field, "required");
    checks.require(text.chars().count() <= TEXT_MAX, field, "too_long");
    if let Some(code) = bad_characters(text) {
        checks.add(FieldError::new(field, code));
    }
}

/// A correction without its words, which are sealed.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// Key.
    pub id: CorrectionId,
    /// Who asks.
    pub account: AccountId,
    /// Their profile, if it is about one.
    pub talent: Option<TalentId>,
    /// The firm they speak for, if it is about one.
    pub enterprise: Option<EnterpriseId>,
    /// Where it stands.
    pub state: CorrectionState,
    /// Grows by one with every change; guards writes.
    pub version: i32,
    /// When it was asked for.
    pub asked_at: Moment,
    /// The last day for an answer, in the office's zone.
    pub due_on: NaiveDate,
    /// When it was answered.
    pub answered_at: Option<Moment>,
    /// Who answered.
    pub answered_by: Option<AccountId>,
}

impl Correction {
    /// Answers it; `Conflict` when somebody was quicker.
    pub fn answer(&mut self, is_accepted: bool, by: &AccountId, now: Moment) -> Result<()> {
        if self.state != CorrectionState::Open {
            return Err(Error::Conflict("already_done"));
        }
        self.state = if is_accepted { CorrectionState::Accepted } else { CorrectionState::Declined };
        (self.answered_at, self.answered_by) = (Some(now), Some(by.clone()));
        Ok(())
    }
}

/// The last day for an answer to what was asked for on a day.
pub fn due_on(asked_on: NaiveDate) -> NaiveDate {
    asked_on.checked_add_days(Days::new(DUE_DAYS)).unwrap_or(asked_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_says_what_is_wrong_and_what_should_stand() {
        let good = Wish { wrong: " the year ".into(), right: "2014".into() }.checked().unwrap();
        assert_eq!(good.wrong, "the year");
        let bad = Wish { wrong: "x".repeat(TEXT_MAX + 1), right: " ".into() }.checked();
        let Err(Error::Invalid(errors)) = bad else { panic!("taken") };
        let told: Vec<_> = errors.iter().map(|e| (e.field.as_str(), e.code)).collect();
        assert_eq!(told, [("wrong", "too_long"), ("right", "required")]);
        let number = Wish { wrong: "my passport".into(), right: "passport E12345678".into() }.checked();
        assert!(matches!(number, Err(Error::Invalid(e)) if e[0].code == "do_not_collect"));
    }

    #[test]
    fn it_is_answered_once() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert_eq!(due_on(day).to_string(), "2026-12-08");
        let me = AccountId::new();
        let mut correction = Correction {
            id: CorrectionId::new(),
            account: me.clone(),
            talent: None,
            enterprise: None,
            state: CorrectionState::Open,
            version: 1,
            asked_at: Moment::default(),
            due_on: day,
            answered_at: None,
            answered_by: None,
        };
        correction.answer(false, &me, Moment::default()).unwrap();
        assert_eq!(correction.state, CorrectionState::Declined);
        assert!(correction.answer(true, &me, Moment::default()).is_err());
    }
}
