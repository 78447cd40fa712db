//! Entries that may be one: [23] to officers, that some wait; to those concerned, that two were joined or parted again; to
//! officers, that somebody calls it wrong.

use super::facts::Facts;
use super::letter::{Block, Entry, Half, Letter};
use super::letters_access::{link, one};
use super::same_facts::{SameDisputed, SameJoined, SameWaiting};
use super::words::{day, t, tv};
use crate::domain::value::Lang;
use crate::locale::{self, Value};

/// Two entries of the reader were joined, or parted again.
pub fn joined(facts: &Facts, lang: Lang, what: &SameJoined) -> Letter {
    let mut half = Half::new(lang);
    let today = locale::day_in(facts.event_at, locale::LANZHOU);
    let values = [
        ("gone", what.gone.as_str().into()),
        ("kept", what.kept.as_str().into()),
        ("day", day(lang, what.until, today).into()),
    ];
    half.line(tv(lang, &format!("mail-same-{}-{}", what.entity, what.code), &values));
    if let Some(token) = &what.token {
        half.link(tv(lang, "mail-same-wrong", &values), link(facts, lang, token));
    }
    half.line(tv(lang, &format!("mail-same-{}-{}-next", what.entity, what.code), &values));
    one(t(lang, &format!("mail-same-{}-subject", what.code)), half)
}

/// [23] Entries that may be one wait: codes, counts and the way to them.
pub fn waiting(facts: &Facts, lang: Lang, what: &SameWaiting) -> Letter {
    let mut half = Half::new(lang);
    let today = locale::day_in(facts.event_at, facts.office.time_zone);
    let counts = [("people", Value::from(what.people)), ("firms", what.firms.into())];
    let total = [("n", Value::from(what.people + what.firms))];
    half.line(tv(lang, "mail-same-waiting", &counts));
    let entry = |(one, other, since): &(String, String, chrono::NaiveDate)| {
        let values = [("day", day(lang, *since, today).into())];
        Entry { head: format!("{one} · {other}"), lines: vec![tv(lang, "mail-same-waiting-since", &values)] }
    };
    half.blocks.push(Block::Entries(what.pairs.iter().map(entry).collect()));
    let rest = what.people + what.firms - i64::try_from(what.pairs.len()).unwrap_or(0);
    if rest > 0 {
        half.line(tv(lang, "mail-same-waiting-more", &[("n", rest.into())]));
    }
    half.link(t(lang, "mail-same-waiting-open"), format!("{}/{lang}/staff/same", facts.public_url));
    half.line(t(lang, "mail-same-waiting-why"));
    one(tv(lang, "mail-same-waiting-subject", &total), half)
}

/// Somebody concerned says that a joining is wrong.
pub fn disputed(facts: &Facts, lang: Lang, what: &SameDisputed) -> Letter {
    let mut half = Half::new(lang);
    let today = locale::day_in(facts.event_at, facts.office.time_zone);
    let values = [
        ("gone", what.gone.as_str().into()),
        ("kept", what.kept.as_str().into()),
        ("day", day(lang, what.until, today).into()),
    ];
    half.line(tv(lang, "mail-same-disputed", &values));
    half.link(t(lang, "mail-same-disputed-open"), format!("{}/{lang}/staff/same/{}", facts.public_url, what.pair));
    one(tv(lang, "mail-same-disputed-subject", &values), half)
}
