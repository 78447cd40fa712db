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
    /// Code of the profile or of the firm; empty where only an account was erased.
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
    /// The account, which was all there was.
    OnlyAccount,
    /// The place in a firm, with the account or without it.
    Place {
        /// True when the account is gone, too.
        is_all: bool,
        /// What became of the firm.
        fate: FirmFate,
    },
}

/// What becomes of a firm when somebody who spoke for it is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirmFate {
    /// Others speak for it.
    GoesOn,
    /// Nobody does: it is closed.
    Closed,
    /// It was never submitted: it is erased, too.
    Erased,
}

impl FirmFate {
    fn sentence(self) -> &'static str {
        match self {
            Self::GoesOn => "mail-erasure-firm-goes-on",
            Self::Closed => "mail-erasure-firm-closed",
            Self::Erased => "mail-erasure-firm-erased",
        }
    }
}

impl Stage {
    /// True when no mail goes to this address any more.
    fn is_last_mail(self) -> bool {
        matches!(self, Self::Account | Self::OnlyAccount | Self::Place { is_all: true, .. })
    }
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
        Stage::Profile => {
            half.line(tv(lang, "mail-erasure-profile", &code));
            half.line(t(lang, "mail-erasure-left"));
        }
        Stage::Account => {
            half.line(tv(lang, "mail-erasure-account", &code));
            half.line(t(lang, "mail-erasure-left"));
        }
        Stage::OnlyAccount => half.line(t(lang, "mail-erasure-only-account")),
        Stage::Place { is_all, fate } => {
            let done = if is_all { "mail-erasure-place-account" } else { "mail-erasure-place" };
            half.line(tv(lang, done, &code));
            half.line(t(lang, fate.sentence()));
            half.line(t(lang, "mail-erasure-place-left"));
        }
    }
    if what.copies_days > 0 {
        half.line(tv(lang, "mail-erasure-copies", &[("n", what.copies_days.into())]));
    }
    if what.stage.is_last_mail() {
        half.line(t(lang, "mail-erasure-last"));
    }
    one(t(lang, "mail-erasure-done-subject"), half)
}
