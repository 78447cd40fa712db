//! The name of a person in every form in which it may be met: in Han characters, and as family name and given name by sound.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::latin::{MOST, Word, fold, joined, wade_giles, words};
use super::{surnames, syllables};
use crate::domain::han::simplified;
use crate::domain::value::is_han;

/// One way to say a name: pinyin without tones, the given name in one word. A given name of one letter is an initial.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    /// Family name.
    pub surname: String,
    /// Given name.
    pub given: String,
}

impl Reading {
    /// True when only the first letter of the given name is told.
    pub fn is_initial(&self) -> bool {
        self.given.len() == 1
    }

    /// True when so many are called so that it says little.
    pub fn is_common(&self) -> bool {
        surnames::is_common(&self.surname, &self.given)
    }
}

/// All forms of one person's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonName {
    /// In simplified Han characters, without marks.
    pub han: BTreeSet<String>,
    /// By sound.
    pub readings: BTreeSet<Reading>,
}

/// Titles that stand beside a name.
const HAN_TITLES: &[&str] = &["博士", "教授", "先生", "女士", "老师", "院士", "同志", "工程师"];

impl PersonName {
    /// The forms of the names that a person gives, in any script and order.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut found = Self::default();
        for name in names {
            let name: String = name.nfkc().collect();
            for part in name.split(['(', ')', '[', ']', '/', '|', ';', '、']) {
                found.take(part);
            }
        }
        found
    }

    /// True when nothing of a name could be read.
    pub fn is_empty(&self) -> bool {
        self.han.is_empty() && self.readings.is_empty()
    }

    fn take(&mut self, part: &str) {
        let (mut han, mut latin) = (String::new(), String::new());
        for c in part.chars() {
            match c {
                c if is_han(c) => han.push(simplified(c)),
                '·' | '•' | '‧' | '・' | '．' if !han.is_empty() => han.push('·'),
                c => latin.push(c),
            }
        }
        self.take_han(&han);
        self.take_latin(&latin);
    }

    fn take_han(&mut self, name: &str) {
        let name = HAN_TITLES.iter().find_map(|title| name.strip_suffix(title)).unwrap_or(name).trim_matches('·');
        let chars: Vec<char> = name.chars().filter(|c| *c != '·').collect();
        if chars.len() < 2 {
            return;
        }
        self.han.insert(chars.iter().collect());
        // A name of parts, or a long one, is not cut into a family name and a given name.
        if name.contains('·') || chars.len() > 4 {
            return;
        }
        let (surname, given) = surnames::cut(&chars);
        for surname in surnames::readings(surname) {
            for given in syllables::readings_of(given, MOST) {
                self.readings.insert(Reading { surname: fold(&surname), given });
            }
        }
    }

    fn take_latin(&mut self, text: &str) {
        let (before, after) = text.split_once([',', '，']).unwrap_or((text, ""));
        let (before, after) = (words(before), words(after));
        let all: Vec<&Word> = before.iter().chain(&after).collect();
        match all.as_slice() {
            [] => {}
            [only] => self.take_word(only),
            _ if !before.is_empty() && !after.is_empty() => self.take_order(&before, &after),
            words => self.take_either(words),
        }
    }

    /// A name written as one word.
    fn take_word(&mut self, word: &Word) {
        for (surname, given) in surnames::cut_word(&word.joined()) {
            self.readings.insert(Reading { surname: fold(&surname), given });
        }
    }

    /// A name whose order is not told: capitals and known family names tell it, else either is taken.
    fn take_either(&mut self, words: &[&Word]) {
        let owned = |words: &[&Word]| words.iter().map(|w| (*w).clone()).collect::<Vec<_>>();
        let capitals: Vec<usize> = (0..words.len()).filter(|i| words[*i].is_capitals).collect();
        let (first, last) = (words[0], words[words.len() - 1]);
        if let ([one], true) = (capitals.as_slice(), words.len() > 1)
            && (*one == 0 || *one == words.len() - 1)
        {
            let (surname, given): (Vec<&Word>, Vec<&Word>) = words.iter().partition(|w| w.is_capitals);
            return self.take_order(&owned(&surname), &owned(&given));
        }
        if words.len() > 2 {
            let (head, tail) = (owned(&words[..2]), owned(&words[words.len() - 2..]));
            if surnames::is_compound(&joined(&head)) {
                return self.take_order(&head, &owned(&words[2..]));
            }
            if surnames::is_compound(&joined(&tail)) {
                return self.take_order(&tail, &owned(&words[..words.len() - 2]));
            }
        }
        let is_first = surnames::is_known(&first.joined()) || !surnames::is_known(&last.joined());
        let is_last = surnames::is_known(&last.joined()) || !surnames::is_known(&first.joined());
        if is_first && !first.is_letter() {
            self.take_order(&owned(&words[..1]), &owned(&words[1..]));
        }
        if is_last && !last.is_letter() {
            self.take_order(&owned(&words[words.len() - 1..]), &owned(&words[..words.len() - 1]));
        }
    }

    fn take_order(&mut self, surname: &[Word], given: &[Word]) {
        let is_wade_giles = surname.iter().chain(given).any(Word::is_wade_giles);
        let mut surnames = surnames::from_latin(&joined(surname));
        if is_wade_giles {
            surnames.extend(wade_giles(surname));
        }
        for given in given_forms(given, is_wade_giles) {
            for surname in &surnames {
                self.readings.insert(Reading { surname: fold(surname), given: given.clone() });
            }
        }
    }
}

/// The given name in one word: whole; and where an English name stands beside pinyin, either alone.
fn given_forms(words: &[Word], is_wade_giles: bool) -> Vec<String> {
    let full: Vec<Word> = words.iter().filter(|w| !w.is_letter()).cloned().collect();
    if full.is_empty() {
        return words.first().map(Word::joined).into_iter().collect();
    }
    let (own, other): (Vec<Word>, Vec<Word>) =
        full.iter().cloned().partition(|w| syllables::is_pinyin(&w.joined()) || w.is_wade_giles());
    let mut forms = vec![joined(&full)];
    // A letter may be a syllable: Xiu E.
    if words.iter().any(|w| w.is_letter() && syllables::is_syllable(&w.joined())) {
        forms.push(joined(words));
    }
    if !own.is_empty() && !other.is_empty() {
        forms.push(joined(&own));
        forms.extend(other.iter().map(Word::joined));
    }
    if is_wade_giles {
        forms.extend(wade_giles(&own));
    }
    forms
}

#[cfg(test)]
#[path = "person_tests.rs"]
mod tests;
