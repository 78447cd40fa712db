//! (18) Mails of an erasure: asked for, or done. The last one to an address offers no link into the platform.

use chrono::NaiveDate;

use super::facts::Facts;
use super::letter::{Half, Letter};
use super::letters_access::one;
use super::words::{day, t, tv};
use crate::domain::value::Lang;
use crate::locale;

/// An erasure, as its person reads of it.
#[derive(Debug, Clone)]
pub struct ErasureFacts {
    /// Code of the profile.
    pub code: String,
    /// Where it stands.
    pub stage: Stage,
    /// Days for which nightly copies of the database are kept; 0 when none are made.
    pub copies_days: i64,
}

/// Where an erasure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Asked for: it happens on this day unless the person comes back.
    Asked(NaiveDate),
    /// Done; the account goes on.
    Profile,
    /// Done, and the account with it.
    Account,
}

/// The letter.
pub fn erasure(facts: &Facts, lang: Lang, what: &ErasureFacts) -> Letter {
    let mut half = Half::new(lang);
    let code = [("code", what.code.as_str().into())];
    match what.stage {
        Stage::Asked(on) => {
            let today = locale::day_in(facts.event_at, locale::LANZHOU);
            let values = [("code", what.code.as_str().into()), ("day", day(lang, on, today).into())];
            half.line(tv(lang, "mail-erasure-asked", &values));
            half.link(t(lang, "mail-erasure-back"), format!("{}/{lang}/sign-in", facts.public_url));
            half.line(t(lang, "mail-erasure-not-you"));
            return one(t(lang, "mail-erasure-asked-subject"), half);
        }
        Stage::Profile => half.line(tv(lang, "mail-erasure-profile", &code)),
        Stage::Account => half.line(tv(lang, "mail-erasure-account", &code)),
    }
    half.line(t(lang, "mail-erasure-left"));
    if what.copies_days > 0 {
        half.line(tv(lang, "mail-erasure-copies", &[("n", what.copies_days.into())]));
    }
    if what.stage == Stage::Account {
        half.line(t(lang, "mail-erasure-last"));
    }
    one(t(lang, "mail-erasure-done-subject"), half)
}
