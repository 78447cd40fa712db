//! A pair in words: who the person is, what the firm is, what is met and what is missing.

use chrono::NaiveDate;

use super::letter::Entry;
use super::office_facts::{FirmFacts, Gap, NeedFacts, Pair, PersonFacts};
use super::words::{code, day, label, list, short, t, tv, typed, within};
use crate::domain::country;
use crate::domain::value::{Bilingual, Lang, Mode};

/// Most names of one kind that a pair lists.
const NAMES: usize = 6;
/// Longest title, in characters.
const TITLE: usize = 90;

/// A need's title in the reader's language, cut where it is too long for a mail.
pub fn title(lang: Lang, title: &Bilingual) -> String {
    short(&typed(lang, title), TITLE)
}

/// A person with scores, as an entry below a need.
pub fn person_entry(lang: Lang, person: &PersonFacts, pair: &Pair, today: NaiveDate) -> Entry {
    let mut lines = vec![person_line(lang, person)];
    lines.extend(reasons(lang, pair, today));
    Entry { head: head(lang, &person.code, pair), lines }
}

/// A need with scores, as an entry below a person.
pub fn need_entry(lang: Lang, need: &NeedFacts, pair: &Pair, today: NaiveDate) -> Entry {
    let firm = tv(lang, "mail-line-firm", &[("text", firm_line(lang, &need.firm).into())]);
    let mut lines = vec![title(lang, &need.title), firm, terms_line(lang, need, today)];
    lines.extend(reasons(lang, pair, today));
    Entry { head: head(lang, &need.code, pair), lines }
}

fn head(lang: Lang, code: &str, pair: &Pair) -> String {
    let scores = [("need", pair.score_need.into()), ("person", pair.score_talent.into())];
    format!("{code}  {}", tv(lang, "mail-pair-scores", &scores))
}

/// What a person does, degree, experience and place, without a label.
pub fn person_line(lang: Lang, person: &PersonFacts) -> String {
    let parts = [
        person.subject.as_ref().map(|s| label(lang, s)),
        person.degree.map(|d| within(lang, &code(lang, "degree-", d.as_str()))),
        person.years.map(|y| within(lang, &t(lang, y.key()))),
        person.place.as_ref().map(|p| p.text(lang).to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|p| !p.is_empty()).collect();
    parts.join(&t(lang, "mail-comma-joint"))
}

/// The firm's name with what is known of it, without a label.
pub fn firm_line(lang: Lang, firm: &FirmFacts) -> String {
    let name = firm.name.as_ref().map_or_else(|| t(lang, "mail-firm-anonymous"), |n| super::words::plain(n.text(lang)));
    let credit = t(lang, if firm.has_code { "mail-firm-code-ok" } else { "mail-firm-code-none" });
    let state = t(lang, if firm.is_verified { "mail-firm-verified" } else { "mail-firm-unverified" });
    let place = firm.place.as_ref().map(|p| p.text(lang).to_owned() + &t(lang, "mail-clause-joint"));
    let about = format!("{}{credit}{}{state}", place.unwrap_or_default(), t(lang, "mail-comma-joint"));
    tv(lang, "mail-firm", &[("name", name.into()), ("about", about.into())])
}

/// Ways of working and the last day, with their labels.
pub fn terms_line(lang: Lang, need: &NeedFacts, today: NaiveDate) -> String {
    let mut parts = vec![tv(lang, "mail-line-mode", &[("text", modes(lang, &need.modes).into())])];
    parts.extend(need.closes_on.map(|on| tv(lang, "mail-line-closes", &[("day", day(lang, on, today).into())])));
    parts.join("   ")
}

/// Ways of working together in words.
pub fn modes(lang: Lang, modes: &[Mode]) -> String {
    let words: Vec<String> = modes.iter().map(|m| within(lang, &code(lang, "mode-", m.as_str()))).collect();
    list(lang, &words)
}

fn reasons(lang: Lang, pair: &Pair, today: NaiveDate) -> Vec<String> {
    let mut lines = Vec::new();
    if !pair.met.is_empty() {
        lines.push(tv(lang, "mail-line-met", &[("text", labels(lang, &pair.met).into())]));
    }
    if !pair.gaps.is_empty() {
        let gaps: Vec<String> = pair.gaps.iter().map(|g| gap(lang, g, today)).collect();
        lines.push(tv(lang, "mail-line-missing", &[("text", gaps.join(&t(lang, "mail-clause-joint")).into())]));
    }
    lines
}

fn labels(lang: Lang, names: &[Bilingual]) -> String {
    let words: Vec<String> = names.iter().take(NAMES).map(|n| label(lang, n)).collect();
    list(lang, &words)
}

fn gap(lang: Lang, gap: &Gap, today: NaiveDate) -> String {
    match gap {
        Gap::NotMentioned(names) => tv(lang, "mail-gap-not-mentioned", &[("text", labels(lang, names).into())]),
        Gap::Languages(codes) => {
            let names: Vec<String> =
                codes.iter().filter_map(|c| country::language(c)).map(|l| l.name(lang).to_owned()).collect();
            tv(lang, "mail-gap-languages", &[("text", list(lang, &names).into())])
        }
        Gap::LanguagesUnknown => t(lang, "mail-gap-languages-unknown"),
        Gap::Degree(wanted, has) => {
            let words = |d: &crate::domain::value::Degree| within(lang, &code(lang, "degree-", d.as_str()));
            match has {
                Some(has) => {
                    tv(lang, "mail-gap-degree", &[("wanted", words(wanted).into()), ("has", words(has).into())])
                }
                None => tv(lang, "mail-gap-degree-unknown", &[("wanted", words(wanted).into())]),
            }
        }
        Gap::Years(wanted, Some(has)) => {
            tv(lang, "mail-gap-years", &[("wanted", (*wanted).into()), ("has", (*has).into())])
        }
        Gap::Years(wanted, None) => tv(lang, "mail-gap-years-unknown", &[("wanted", (*wanted).into())]),
        Gap::Mode(suits) if suits.is_empty() => t(lang, "mail-gap-mode-unknown"),
        Gap::Mode(suits) => tv(lang, "mail-gap-mode", &[("text", modes(lang, suits).into())]),
        Gap::Place => t(lang, "mail-gap-place"),
        Gap::Availability(Some(from)) => tv(lang, "mail-gap-availability", &[("day", day(lang, *from, today).into())]),
        Gap::Availability(None) => t(lang, "mail-gap-availability-unknown"),
    }
}
