//! (18) Mails of a person's rights: the copy of their data is ready; what they asked to be put right was received, put
//! right, or not.

use chrono::NaiveDate;

use super::facts::Facts;
use super::letter::{Block, Half, Letter};
use super::letters_access::{link, one};
use super::words::{clocks, day, plain_lines, t, tv};
use crate::domain::correction::CorrectionState;
use crate::domain::value::{Lang, Moment};
use crate::locale;

/// A copy that may be taken.
#[derive(Debug, Clone)]
pub struct DataCopyFacts {
    /// The link; it opens only for the account, signed in.
    pub token: String,
    /// Until when.
    pub until: Moment,
    /// The reader's time zone.
    pub time_zone: chrono_tz::Tz,
}

/// Something that a person asked to be put right.
#[derive(Debug, Clone)]
pub struct CorrectionFacts {
    /// Where it stands.
    pub state: CorrectionState,
    /// What is wrong, in the person's own words.
    pub wrong: String,
    /// The last day for an answer.
    pub due_on: NaiveDate,
    /// What the office says.
    pub words: Option<String>,
}

/// The copy is ready.
pub fn data_copy(facts: &Facts, lang: Lang, what: &DataCopyFacts) -> Letter {
    let mut half = Half::new(lang);
    half.link(t(lang, "mail-data-copy-open"), link(facts, lang, &what.token));
    let until = clocks(lang, what.until, what.time_zone);
    half.lines(vec![tv(lang, "mail-data-copy-until", &[("at", until.into())]), t(lang, "mail-link-scanner")]);
    half.line(t(lang, "mail-data-copy-not-you"));
    one(t(lang, "mail-data-copy-subject"), half)
}

/// Received, put right, or not.
pub fn correction(facts: &Facts, lang: Lang, what: &CorrectionFacts) -> Letter {
    let mut half = Half::new(lang);
    let today = locale::day_in(facts.event_at, locale::LANZHOU);
    let values = [("day", day(lang, what.due_on, today).into())];
    half.line(tv(lang, &format!("mail-correction-{}", what.state), &values));
    if let Some(words) = what.words.as_deref().map(plain_lines).filter(|words| !words.is_empty()) {
        half.blocks.push(Block::Quote(words));
    }
    half.line(t(lang, "mail-correction-your-words"));
    half.blocks.push(Block::Quote(plain_lines(&what.wrong)));
    half.link(t(lang, "mail-correction-open-page"), format!("{}/{lang}/me/corrections", facts.public_url));
    if what.state == CorrectionState::Declined {
        half.line(t(lang, "mail-correction-again"));
    }
    one(t(lang, &format!("mail-correction-{}-subject", what.state)), half)
}
