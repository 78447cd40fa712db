//! What a reader typed to find somebody, in every form in which it may be kept: the counterpart of `words`.

use unicode_normalization::UnicodeNormalization;

use super::person::PersonName;
use super::words::{SPOKEN_ONLY, plain};
use super::{surnames, syllables};
use crate::domain::han::simplified;
use crate::domain::value::is_han;

/// Most words that are looked for.
const MOST: usize = 8;

/// What is looked for: entries that have every term, or are called exactly so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// All of them must be met.
    pub terms: Vec<Term>,
    /// Words one of which is enough: the whole as a name, by sound.
    pub called: Vec<String>,
}

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// Han characters in a row, in simplified form.
    Han(Vec<char>),
    /// Letters: the beginning of a word in one of its spellings, or a whole word that is spelled so abroad.
    Latin {
        /// Beginnings.
        begins: Vec<String>,
        /// Whole words.
        is: Vec<String>,
    },
}

impl Asked {
    /// Reads what was typed.
    pub fn of(typed: &str) -> Self {
        let typed: String = typed.nfkc().collect();
        let mut asked = Self { terms: Vec::new(), called: called(&typed) };
        let mut latin = String::new();
        let mut han: Vec<char> = Vec::new();
        for c in typed.chars().chain([' ']) {
            if is_han(c) {
                asked.latin(&std::mem::take(&mut latin));
                han.push(simplified(c));
            } else if han.is_empty() || !matches!(c, '·' | '•' | '‧' | '・') {
                if !han.is_empty() {
                    asked.terms.push(Term::Han(std::mem::take(&mut han)));
                }
                latin.push(c);
            }
        }
        asked.latin(&latin);
        if is_code(&typed) {
            // The letter of a code begins the codes of all others, too; what follows it tells them apart.
            asked.terms.remove(0);
        }
        asked.terms.truncate(MOST);
        asked
    }

    /// True when nothing was typed that could be looked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    fn latin(&mut self, text: &str) {
        for word in plain(text) {
            let toneless = without_tones(&word);
            let mut begins = vec![word.clone()];
            begins.extend(toneless.clone());
            let heard = toneless.unwrap_or(word);
            begins.extend(one_u(&heard));
            let mut is: Vec<String> = surnames::from_latin(&heard).into_iter().skip(1).collect();
            is.extend(syllables::from_wade_giles(&heard).iter().cloned());
            self.terms.push(Term::Latin { begins, is });
        }
    }
}

/// True for what has the form of a code: a letter, a hyphen, and letters and digits with a digit among them.
fn is_code(typed: &str) -> bool {
    let Some((kind, rest)) = typed.trim().split_once('-') else { return false };
    let is_plain = rest.len() > 1 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric());
    kind.len() == 1
        && kind.bytes().all(|byte| byte.is_ascii_alphabetic())
        && is_plain
        && rest.contains(|c: char| c.is_ascii_digit())
}

/// The whole as the name of a person, by sound. In Han characters it is looked for among those whose name nobody wrote so.
fn called(typed: &str) -> Vec<String> {
    let mark = typed.chars().any(is_han).then_some(SPOKEN_ONLY);
    let name = PersonName::of([typed]);
    let full = name.readings.iter().filter(|reading| !reading.is_initial());
    full.map(|reading| mark.into_iter().chain(reading.surname.chars()).chain(reading.given.chars()).collect()).collect()
}

/// `wang2` and `wang2fang1` without their tones.
fn without_tones(word: &str) -> Option<String> {
    let letters: String = word.chars().filter(|c| !matches!(c, '1'..='5')).collect();
    (letters != word && syllables::is_pinyin(&letters)).then_some(letters)
}

/// ü in its spellings (u, v, yu after l and n) as one.
fn one_u(word: &str) -> Option<String> {
    let folded = word.replace("lyu", "lu").replace("nyu", "nu").replace("lv", "lu").replace("nv", "nu");
    (folded != word).then_some(folded)
}
