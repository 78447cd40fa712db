//! The clock of a profile: asked after 180 days whether it is still right, hidden after two reminders, in the end erased.

use chrono::{NaiveDate, TimeDelta};

use super::value::Moment;

/// Days after which a profile must be confirmed again; days between two reminders.
const FRESH: i64 = 180;
const PATIENCE: i64 = 30;
/// Days without a word after which a hidden profile is erased (24 months, as the consent says), and of the mail before it.
const KEPT: i64 = 730;
const LAST_WORD: i64 = 30;

/// True when a profile confirmed then must be confirmed again.
pub fn is_old(confirmed: Moment, now: Moment) -> bool {
    now >= confirmed + TimeDelta::days(FRESH)
}

/// A profile confirmed before this moment is old.
pub fn old_before(now: Moment) -> Moment {
    now - TimeDelta::days(FRESH)
}

/// True when a mail sent then has waited long enough for an answer.
pub fn is_unanswered(sent: Moment, now: Moment) -> bool {
    now >= sent + TimeDelta::days(PATIENCE)
}

/// The day on which a profile is hidden when a reminder of that number (1 or 2) stays without an answer.
pub fn hidden_on(asked: Moment, number: i64) -> NaiveDate {
    (asked + TimeDelta::days(PATIENCE * (3 - number))).date()
}

/// When a hidden profile is erased.
pub fn erased_at(confirmed: Moment) -> Moment {
    confirmed + TimeDelta::days(KEPT)
}

/// When the person hears of the erasure.
pub fn last_word_at(confirmed: Moment) -> Moment {
    erased_at(confirmed) - TimeDelta::days(LAST_WORD)
}
