//! The two languages of the platform, and a text in either or both of them.

use serde::{Deserialize, Serialize};

use crate::text_enum;

text_enum! {
    /// A language of the platform: its code in URL, API, columns and mail.
    Lang {
        /// Simplified Chinese.
        Zh = "zh",
        /// English.
        En = "en",
    }
}

impl Lang {
    /// The other language.
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// The tag for `<html lang>` and the locale folder.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of a text by its letters: Chinese when its Han characters outweigh 1.5 times its Latin words,
    /// English when they stay under 0.3 times; `None` when mixed or empty (rule of the graded set).
    pub fn of_text(text: &str) -> Option<Self> {
        let han = text.chars().filter(|c| is_han(*c)).count() as f64;
        let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty()).count() as f64;
        if han > 1.5 * words {
            Some(Self::Zh)
        } else if han < 0.3 * words {
            Some(Self::En)
        } else {
            None
        }
    }
}

/// True for a CJK ideograph.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// A text in either or both languages. What was typed is kept as it was; the other half may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// The Chinese half.
    #[serde(default)]
    pub zh: Option<String>,
    /// The English half.
    #[serde(default)]
    pub en: Option<String>,
}

impl Bilingual {
    /// Files a text typed by a person under the language of its letters, or `typed_in` where they do not tell.
    pub fn typed(text: &str, typed_in: Lang) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::default();
        }
        match Lang::of_text(text).unwrap_or(typed_in) {
            Lang::Zh => Self { zh: Some(text.to_owned()), en: None },
            Lang::En => Self { zh: None, en: Some(text.to_owned()) },
        }
    }

    /// The half in `lang`, if there is one.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Zh => self.zh.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }

    /// The half in `lang`, else the other one, with the language it is in; `None` when both are empty.
    pub fn best(&self, lang: Lang) -> Option<(Lang, &str)> {
        self.get(lang).map(|t| (lang, t)).or_else(|| self.get(lang.other()).map(|t| (lang.other(), t)))
    }

    /// The best half as text, empty when there is none.
    pub fn text(&self, lang: Lang) -> &str {
        self.best(lang).map_or("", |(_, t)| t)
    }

    /// True when neither half holds a text.
    pub fn is_empty(&self) -> bool {
        self.zh.is_none() && self.en.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_tell_the_language() {
        assert_eq!(Lang::of_text("长链多肽工艺放大"), Some(Lang::Zh));
        assert_eq!(Lang::of_text("Scale-up of long peptides"), Some(Lang::En));
        assert_eq!(Lang::of_text("做 mAb 的 downstream purification"), None);
    }
}
