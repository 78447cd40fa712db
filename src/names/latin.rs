//! The words of a name in Latin letters: titles left out, capitals noted, hyphens and apostrophes heard.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::syllables;

/// Most ways to read one spelling.
pub const MOST: usize = 16;
/// Titles that stand beside a name.
const TITLES: &[&str] =
    &["dr", "prof", "professor", "mr", "mrs", "ms", "miss", "phd", "md", "msc", "mba", "jr", "sr", "ing", "dipl"];

/// What the words sound like, if they are written by Wade-Giles.
pub fn wade_giles(words: &[Word]) -> Vec<String> {
    let choices = |part: &String| match syllables::from_wade_giles(part) {
        [] => vec![part.clone()],
        found => found.to_vec(),
    };
    syllables::product(&words.iter().flat_map(|w| w.parts.iter().map(choices)).collect::<Vec<_>>(), MOST)
}

/// The words in one, in their order.
pub fn joined(words: &[Word]) -> String {
    words.iter().map(Word::joined).collect()
}

/// A word of a name in Latin letters.
#[derive(Debug, Clone)]
pub struct Word {
    /// Small letters without marks, cut at hyphens and apostrophes.
    parts: Vec<String>,
    /// True for a word in capitals beside others that are not.
    pub is_capitals: bool,
}

impl Word {
    /// The word in one.
    pub fn joined(&self) -> String {
        fold(&self.parts.concat())
    }

    /// True for a single letter.
    pub fn is_letter(&self) -> bool {
        self.parts.concat().len() == 1
    }

    /// True for what Wade-Giles writes and pinyin does not.
    pub fn is_wade_giles(&self) -> bool {
        let is_one = |part: &String| !syllables::from_wade_giles(part).is_empty();
        self.parts.iter().all(is_one) && self.parts.iter().any(|part| !syllables::is_pinyin(part))
    }
}

/// The words of a text.
pub fn words(text: &str) -> Vec<Word> {
    let found = text.split(|c: char| c.is_whitespace() || matches!(c, '.' | '_' | '"' | '*')).filter_map(|typed| {
        let letters: String = typed.chars().filter(|c| c.is_alphabetic()).collect();
        let plain: String = typed.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
        let parts: Vec<String> = plain
            .split(|c: char| !c.is_alphanumeric())
            .map(|part| part.chars().filter(char::is_ascii_lowercase).collect())
            .filter(|part: &String| !part.is_empty())
            .collect();
        let is_title = TITLES.contains(&parts.concat().as_str());
        let is_capitals = letters.chars().count() > 1 && letters.chars().all(char::is_uppercase);
        (!parts.is_empty() && !is_title).then_some(Word { parts, is_capitals })
    });
    let found: Vec<Word> = found.collect();
    // Where all is in capitals they tell nothing.
    let is_loud = found.iter().all(|w| w.is_capitals || w.is_letter());
    found.into_iter().map(|w| Word { is_capitals: w.is_capitals && !is_loud, ..w }).collect()
}

/// ü in its three spellings (u, v, yu after l and n) in one.
pub fn fold(word: &str) -> String {
    if syllables::is_pinyin(word) {
        return word.to_owned();
    }
    let folded = word.replace("lyu", "lu").replace("nyu", "nu").replace("lv", "lu").replace("nv", "nu");
    if folded != word && syllables::is_pinyin(&folded) { folded } else { word.to_owned() }
}
