//! What forms send, kept as it was typed, and how it becomes the input of a use case.

use std::str::FromStr;

use chrono::NaiveDate;

use crate::domain::error::{Checks, FieldError, Result};
use crate::domain::field::FieldCode;
use crate::domain::value::{Bilingual, Lang};

pub mod answer;
pub mod concept;
pub mod enterprise;
pub mod need;
pub mod new_need;
pub mod profile;
pub mod registration;

/// Reads the texts of a form and notes what cannot be read.
#[derive(Debug, Default)]
pub struct Reading(Checks);

impl Reading {
    /// The codes that were ticked.
    pub fn codes<T: FromStr>(&mut self, field: &str, sent: &[String]) -> Vec<T> {
        sent.iter().filter(|code| !code.is_empty()).filter_map(|code| self.code(field, code)).collect()
    }

    /// The code that was chosen, if any.
    pub fn code<T: FromStr>(&mut self, field: &str, sent: &str) -> Option<T> {
        self.parsed(field, sent, "unknown_code")
    }

    /// A day, if one was given.
    pub fn day(&mut self, field: &str, sent: &str) -> Option<NaiveDate> {
        self.parsed(field, sent, "bad_date")
    }

    /// A whole number, if one was given.
    pub fn number(&mut self, field: &str, sent: &str) -> Option<i32> {
        self.parsed(field, sent, "bad_number")
    }

    fn parsed<T: FromStr>(&mut self, field: &str, sent: &str, code: &'static str) -> Option<T> {
        let text = sent.trim();
        let value = text.parse().ok();
        if value.is_none() && !text.is_empty() {
            self.0.add(FieldError::new(field, code));
        }
        value
    }

    /// What was read, or all that could not be.
    pub fn done<T>(self, value: T) -> Result<T> {
        self.0.done().map(|()| value)
    }
}

/// The fields that were ticked; the domain says which of them there are.
pub fn field_codes(sent: &[String]) -> Vec<FieldCode> {
    sent.iter().filter(|slug| !slug.is_empty()).map(|slug| FieldCode(slug.clone())).collect()
}

/// Keywords between commas, semicolons or line ends of either script.
pub fn keywords(text: &str) -> Vec<String> {
    let split = text.split([',', '，', '、', ';', '；', '\n']);
    split.map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// One entry a line.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A text that may be left empty.
pub fn option(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The version of a text whose box was ticked.
pub fn ticked(sent: &str) -> Option<i32> {
    sent.parse().ok()
}

/// A text and its half in the other language. Alone, it is filed by its letters.
pub fn halves(text: &str, other: &str, lang: Lang) -> Bilingual {
    match (option(text), option(other)) {
        (Some(text), None) => Bilingual::typed(&text, lang),
        (None, Some(other)) => Bilingual::typed(&other, lang.other()),
        (text, other) => match lang {
            Lang::Zh => Bilingual { zh: text, en: other },
            Lang::En => Bilingual { zh: other, en: text },
        },
    }
}

/// A text as two fields show it: the half in `lang` first, or the only one there is.
pub fn shown(text: &Bilingual, lang: Lang) -> (String, String) {
    match (text.get(lang), text.get(lang.other())) {
        (Some(own), other) => (own.to_owned(), other.unwrap_or_default().to_owned()),
        (None, other) => (other.unwrap_or_default().to_owned(), String::new()),
    }
}

/// The codes as a form shows them ticked.
pub fn sent<T: ToString>(codes: &[T]) -> Vec<String> {
    codes.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_part_at_the_commas_of_either_script() {
        assert_eq!(keywords("固相合成，制备纯化、GMP; SPPS ,"), ["固相合成", "制备纯化", "GMP", "SPPS"]);
    }

    #[test]
    fn a_text_keeps_both_halves_through_the_form() {
        let both = Bilingual { zh: Some("多肽".into()), en: Some("Peptides".into()) };
        let (text, other) = shown(&both, Lang::En);
        assert_eq!(halves(&text, &other, Lang::En), both);
        let only = Bilingual { zh: None, en: Some("I scale peptides up.".into()) };
        let (text, other) = shown(&only, Lang::Zh);
        assert_eq!((text.as_str(), other.as_str()), ("I scale peptides up.", ""));
        assert_eq!(halves(&text, &other, Lang::Zh), only);
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let mut reading = Reading::default();
        assert_eq!(reading.number("min_years", " 5 "), Some(5));
        assert_eq!(reading.day("deadline", "soon"), None);
        assert!(reading.done(()).is_err());
    }
}
