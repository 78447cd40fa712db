//! By what words people, firms and needs are found in a list: their codes, their names in every script, order and spelling, and
//! the words of what stands over them. A reader of the list types a part of any of these.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::alphabet::{letter_bit, place_of, spelled};
use super::firm::FirmName;
use super::person::{PersonName, Reading};
use super::syllables;
use crate::domain::han::simplified;
use crate::domain::value::{Bilingual, is_han};

/// Most words kept of one entry.
const MOST: usize = 1500;
/// Most characters of a name that are read aloud from one place on.
const READ: usize = 16;
/// Most characters for which every reading is taken, and most readings of them.
const READ_ALL: usize = 6;
const READINGS: usize = 16;
/// Before a reading of somebody whose name nobody wrote in Han characters.
pub const SPOKEN_ONLY: char = '=';

/// The words of one entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Small letters and digits; of Han characters every two that stand side by side.
    pub tokens: BTreeSet<String>,
    /// The runs of Han characters in simplified form, a line each.
    pub han: String,
    /// First letters of the reading, a bit a letter.
    pub letters: u32,
    /// By what it is put in alphabetical order.
    pub reading: String,
}

impl Words {
    /// Of a person: code, the names as they were typed, the sentence over the profile.
    pub fn of_person<'a>(code: &str, names: impl IntoIterator<Item = &'a str>, headline: &Bilingual) -> Self {
        let names: Vec<String> = names.into_iter().map(|name| name.nfkc().collect()).collect();
        let mut words = Self::of(code, headline);
        let (mut is_written, mut spoken) = (false, PersonName::default());
        for name in &names {
            words.take(name);
            words.initials_of(name);
            for run in han_runs(name) {
                is_written = true;
                words.spoken(&run);
            }
        }
        spoken.readings.extend(PersonName::of(names.iter().map(String::as_str)).readings);
        for reading in spoken.readings.iter().take(64) {
            words.reading_of(reading, !is_written);
        }
        (words.letters, words.reading) = place_of(&names, &spoken);
        words.trimmed()
    }

    /// Of a firm: code and name, also by sound from every character on.
    pub fn of_firm(code: &str, name: &Bilingual) -> Self {
        let mut words = Self::of(code, &Bilingual::default());
        words.named(name);
        let firm = FirmName::of(name.zh.as_deref().or(name.en.as_deref()));
        let core = firm.written.first().or_else(|| firm.spelled.first()).cloned();
        words.reading = core.as_deref().map(spelled).unwrap_or_default();
        // Where the first character has several readings, the firm stands under each.
        let first = core.as_deref().and_then(|core| core.chars().next()).map(syllables::readings).unwrap_or_default();
        words.letters = first.iter().fold(letter_bit(&words.reading), |all, reading| all | letter_bit(reading));
        words.trimmed()
    }

    /// Of a need: code, title, the name of its firm.
    pub fn of_need(code: &str, title: &Bilingual, firm: &Bilingual) -> Self {
        let mut words = Self::of(code, title);
        words.named(firm);
        words.trimmed()
    }

    fn of(code: &str, text: &Bilingual) -> Self {
        let mut words = Self::default();
        words.take(code);
        words.tokens.insert(plain(code).collect::<Vec<_>>().concat());
        text.zh.iter().chain(&text.en).for_each(|text| words.take(text));
        words
    }

    fn named(&mut self, name: &Bilingual) {
        for half in name.zh.iter().chain(&name.en) {
            self.take(half);
            self.initials_of(half);
            han_runs(half).iter().for_each(|run| self.spoken(run));
        }
    }

    /// The words of a text as they stand.
    fn take(&mut self, text: &str) {
        self.tokens.extend(plain(text));
        for run in han_runs(text) {
            for (at, first) in run.iter().enumerate() {
                self.tokens.insert([Some(first), run.get(at + 1)].into_iter().flatten().collect());
            }
            self.han.extend(run);
            self.han.push('\n');
        }
    }

    /// First letters of a name in Latin letters, in its order.
    fn initials_of(&mut self, name: &str) {
        let letters: String =
            plain(name).filter_map(|word| word.chars().next()).filter(char::is_ascii_lowercase).collect();
        if letters.len() > 1 {
            self.tokens.insert(letters);
        }
    }

    /// Characters read aloud, and their first letters, from every one of them on.
    fn spoken(&mut self, run: &[char]) {
        for at in 0..run.len().min(40) {
            let usual =
                |most: usize| run[at..].iter().take(most).filter_map(|c| syllables::readings(*c).into_iter().next());
            let whole: Vec<String> = usual(READ).collect();
            self.tokens.insert(whole.concat());
            self.tokens.insert(whole.iter().filter_map(|syllable| syllable.chars().next()).collect());
            let near = &run[at..run.len().min(at + READ_ALL)];
            self.tokens.extend(syllables::readings_of(near, READINGS));
            let firsts: Vec<Vec<String>> = near.iter().map(|c| first_letters(&syllables::readings(*c))).collect();
            self.tokens.extend(syllables::product(&firsts, READINGS));
        }
    }

    /// One way to say a name: whole and in parts, in either order, and by first letters.
    fn reading_of(&mut self, reading: &Reading, is_spoken_only: bool) {
        let Reading { surname, given } = reading;
        let cuts: Vec<Vec<Vec<&str>>> = [surname, given].map(|word| segments(word)).into();
        for cut in cuts.iter().flatten() {
            self.tokens.extend((0..cut.len()).map(|from| cut[from..].concat()));
        }
        let firsts = |word: &str, cuts: &[Vec<&str>]| -> BTreeSet<String> {
            let of_cut = |cut: &Vec<&str>| cut.iter().filter_map(|syllable| syllable.chars().next()).collect();
            cuts.iter().map(of_cut).chain(word.get(..1).map(str::to_owned)).collect()
        };
        let either = |one: &str, other: &str| [format!("{one}{other}"), format!("{other}{one}")];
        for first in firsts(surname, &cuts[0]) {
            self.tokens.extend(firsts(given, &cuts[1]).iter().flat_map(|other| either(&first, other)));
        }
        self.tokens.extend([surname.clone(), given.clone()]);
        self.tokens.extend(either(surname, given));
        if is_spoken_only {
            self.tokens.insert(format!("{SPOKEN_ONLY}{surname}{given}"));
        }
    }

    fn trimmed(mut self) -> Self {
        self.tokens.remove("");
        self.tokens = self.tokens.into_iter().take(MOST).collect();
        self
    }
}

fn first_letters(readings: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for letter in readings.iter().filter_map(|reading| reading.get(..1)) {
        if !found.iter().any(|known| known == letter) {
            found.push(letter.to_owned());
        }
    }
    found
}

/// The runs of Han characters, simplified; a point between the parts of a name parts no run.
pub fn han_runs(text: &str) -> Vec<Vec<char>> {
    let (mut runs, mut run) = (Vec::new(), Vec::new());
    for c in text.nfkc().chain([' ']) {
        if is_han(c) {
            run.push(simplified(c));
        } else if !matches!(c, '·' | '•' | '‧' | '・') && !run.is_empty() {
            runs.push(std::mem::take(&mut run));
        }
    }
    runs
}

/// The words of a text without marks, in small letters, Han characters left out.
pub fn plain(text: &str) -> impl Iterator<Item = String> {
    let text: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let parts: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() || is_han(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    parts.into_iter()
}

/// Every way to cut a word into syllables of pinyin, at most four.
fn segments(word: &str) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    cut(word, &mut Vec::new(), &mut found);
    found
}

fn cut<'a>(rest: &'a str, done: &mut Vec<&'a str>, found: &mut Vec<Vec<&'a str>>) {
    if rest.is_empty() && !done.is_empty() {
        found.push(done.clone());
    }
    for length in (1..=rest.len().min(6)).rev() {
        if let Some((head, tail)) = rest.split_at_checked(length)
            && found.len() < 4
            && syllables::is_syllable(head)
        {
            done.push(head);
            cut(tail, done, found);
            done.pop();
        }
    }
}
