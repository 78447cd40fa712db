//! The name of a firm in comparable form: without legal form, place and spelling, in Han characters and in Latin letters.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::syllables;
use crate::domain::han::simplified;
use crate::domain::region;
use crate::domain::value::is_han;

/// What only says what kind of company it is, longest first.
const LEGAL_FORMS: &[&str] = &[
    "集团股份有限公司",
    "集团有限责任公司",
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "普通合伙企业",
    "有限合伙企业",
    "有限合伙",
    "普通合伙",
    "有限公司",
    "股份公司",
    "集团公司",
    "总公司",
    "集团",
    "公司",
];
const LATIN_FORMS: &[&str] = &[
    "co",
    "company",
    "ltd",
    "limited",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "llc",
    "plc",
    "gmbh",
    "ag",
    "group",
    "holding",
    "holdings",
    "and",
    "of",
    "the",
    "china",
    "chinese",
    "pr",
    "prc",
    "province",
    "city",
    "new",
    "area",
    "district",
    "pte",
];
/// Words that are written long and short.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("technologies", "tech"),
    ("technology", "tech"),
    ("technical", "tech"),
    ("biotechnology", "biotech"),
    ("biotechnologies", "biotech"),
    ("pharmaceuticals", "pharma"),
    ("pharmaceutical", "pharma"),
    ("science", "sci"),
    ("sciences", "sci"),
    ("scientific", "sci"),
    ("development", "dev"),
    ("international", "intl"),
    ("manufacturing", "mfg"),
    ("engineering", "eng"),
    ("equipments", "equipment"),
    ("materials", "material"),
    ("systems", "system"),
    ("industries", "industry"),
    ("industrial", "industry"),
];

/// The places of Gansu by the names that firms carry, longest first, each with its code and its Latin spelling.
static PLACES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let mut places: Vec<(&str, &str)> = region::all()
        .iter()
        .flat_map(|d| [(d.zh, d.code), (d.short_zh, d.code)])
        .filter(|p| p.0.chars().count() >= 2)
        .collect();
    places.sort_by(|a, b| b.0.chars().count().cmp(&a.0.chars().count()).then_with(|| a.cmp(b)));
    places.dedup();
    places
});

/// All forms of one firm's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FirmName {
    /// In Han characters, without place and legal form.
    pub written: BTreeSet<String>,
    /// In Latin letters, likewise.
    pub spelled: BTreeSet<String>,
    /// What it is called in short, by sound.
    pub brands: BTreeSet<String>,
    /// Codes of the prefectures that its name tells.
    pub places: BTreeSet<String>,
}

/// Fewest characters that are left of a name without its legal form, and without its place.
const LEAST: usize = 2;
const LEAST_WITHOUT_PLACE: usize = 3;
/// Institutions of every place are called alike.
const INSTITUTIONS: &[&str] =
    &["大学", "学院", "医院", "学校", "科学院", "研究院", "研究所", "管委会", "委员会", "中心", "银行"];

impl FirmName {
    /// The forms of the names that a firm gives.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut found = Self::default();
        for name in names {
            let name: String = name.nfkc().flat_map(char::to_lowercase).map(simplified).collect();
            if name.chars().any(is_han) {
                found.take_han(&name);
            } else {
                found.take_latin(&name);
            }
        }
        found
    }

    /// True when nothing of a name could be read.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty() && self.spelled.is_empty()
    }

    fn take_han(&mut self, name: &str) {
        // What stands in brackets is a place or a legal form, or belongs to the name.
        let mut core = String::new();
        for part in name.split(['(', ')', '[', ']', '【', '】']) {
            let part: String = part.chars().filter(|c| c.is_alphanumeric()).collect();
            match place(&part) {
                Some((place, code)) if place == part => self.note(code),
                _ => core.push_str(&part),
            }
        }
        let mut core = core.as_str();
        while let Some(shorter) = shorter(core, LEGAL_FORMS.iter().find_map(|form| core.strip_suffix(form)), LEAST) {
            core = shorter;
        }
        let is_institution = INSTITUTIONS.iter().any(|ending| core.ends_with(ending));
        while let Some((found, code)) = place(core) {
            self.note(code);
            let rest = core.strip_prefix(found).filter(|_| !is_institution);
            let Some(rest) = shorter(core, rest, LEAST_WITHOUT_PLACE) else { break };
            core = rest;
        }
        if core.is_empty() {
            return;
        }
        let head: Vec<char> = core.chars().filter(|c| is_han(*c)).collect();
        for length in [2, 3] {
            if head.len() >= length {
                self.brands.extend(syllables::readings_of(&head[..length], 4));
            }
        }
        self.written.insert(core.to_owned());
    }

    fn take_latin(&mut self, name: &str) {
        let mut words: Vec<String> = Vec::new();
        for typed in name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            let word: String = typed.nfd().filter(|c| c.is_alphanumeric()).collect();
            match region::by_latin(&word) {
                Some(division) => self.note(division.code),
                None if LATIN_FORMS.contains(&word.as_str()) => {}
                None => {
                    let short = SHORT_FORMS.iter().find(|(long, _)| *long == word).map(|(_, short)| *short);
                    words.push(short.map_or(word, str::to_owned));
                }
            }
        }
        if words.is_empty() {
            return;
        }
        self.brands.insert(words[0].clone());
        // "Long Tai Bio": a brand of several syllables.
        for length in [2, 3] {
            if words.len() > length && words[..length].iter().all(|w| syllables::is_syllable(w)) {
                self.brands.insert(words[..length].concat());
            }
        }
        self.spelled.insert(words.concat());
    }

    fn note(&mut self, code: &str) {
        if let Some(prefecture) = region::prefecture_of(code) {
            self.places.insert(prefecture.code.to_owned());
        }
    }
}

fn shorter<'a>(whole: &str, rest: Option<&'a str>, least: usize) -> Option<&'a str> {
    rest.filter(|rest| rest.len() < whole.len() && rest.chars().count() >= least)
}

/// The place with which a name begins, with its code.
fn place(name: &str) -> Option<(&'static str, &'static str)> {
    PLACES.iter().find(|(place, _)| name.starts_with(place)).copied()
}

#[cfg(test)]
#[path = "firm_tests.rs"]
mod tests;
