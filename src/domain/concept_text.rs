//! What editors write of a concept of the taxonomy, and the bounds of it.

use serde::{Deserialize, Serialize};

use super::error::{Checks, FieldError};

/// Longest name, in characters.
pub const LONGEST_NAME: usize = 100;
/// Most other names in one language, and most related concepts.
pub const MOST_NAMES: usize = 60;
/// Longest code.
const LONGEST_CODE: usize = 60;

/// What editors may write of a concept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConceptText {
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Other names in Chinese.
    pub synonyms_zh: Vec<String>,
    /// Other names in English.
    pub synonyms_en: Vec<String>,
    /// Code of the next wider concept.
    pub broader: Option<String>,
    /// Codes of neighbours of which one often stands for the other.
    pub related: Vec<String>,
}

impl ConceptText {
    /// Notes what cannot be taken of the text itself: missing languages, length, signs, number.
    pub fn check(&self, checks: &mut Checks) {
        for (field, name) in [("zh", &self.zh), ("en", &self.en)] {
            checks.require(!name.is_empty(), field, "required");
            check_name(checks, field, name);
        }
        for (field, names) in [("synonyms_zh", &self.synonyms_zh), ("synonyms_en", &self.synonyms_en)] {
            names.iter().for_each(|name| check_name(checks, field, name));
            check_number(checks, field, names);
        }
        check_number(checks, "related", &self.related);
    }
}

fn check_name(checks: &mut Checks, field: &str, name: &str) {
    if name.chars().count() > LONGEST_NAME {
        checks.add(FieldError::with(field, "too_long", LONGEST_NAME as i64));
    }
    let is_bad = |c: char| c.is_control() || matches!(c, ';' | '；' | '\u{fffd}' | '<' | '>');
    if name.contains(is_bad) || name.starts_with('#') {
        checks.add(FieldError::new(field, "bad_sign").about(name));
    }
}

fn check_number(checks: &mut Checks, field: &str, names: &[String]) {
    if names.len() > MOST_NAMES {
        checks.add(FieldError::with(field, "too_many_names", MOST_NAMES as i64));
    }
}

/// True for a code: small letters and digits, in words between hyphens.
pub fn is_code(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.len() > 1 && text.len() <= LONGEST_CODE && text.split('-').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::error::Error;

    fn text(zh: &str, synonyms: &[&str]) -> ConceptText {
        let synonyms_zh = synonyms.iter().map(|name| (*name).to_owned()).collect();
        ConceptText { zh: zh.to_owned(), en: "Name".to_owned(), synonyms_zh, ..ConceptText::default() }
    }

    #[test]
    fn names_and_codes_have_bounds() {
        let wrong = |text: &ConceptText| {
            let mut checks = Checks::default();
            text.check(&mut checks);
            match checks.done() {
                Err(Error::Invalid(errors)) => errors.iter().map(|e| e.code).collect(),
                _ => Vec::new(),
            }
        };
        assert!(wrong(&text("甲乙", &["一二"])).is_empty());
        assert_eq!(wrong(&text("", &[])), ["required"]);
        assert_eq!(wrong(&text("甲\t乙", &["#一"])), ["bad_sign", "bad_sign"]);
        assert_eq!(wrong(&text(&"长".repeat(101), &[])), ["too_long"]);
        assert!(is_code("solid-phase-2") && !is_code("Solid") && !is_code("a--b") && !is_code("x") && !is_code("-a"));
    }
}
