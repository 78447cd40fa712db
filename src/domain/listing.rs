//! Lists of people, firms and needs as officers narrow them: what an address may ask for. What of an entry answers it
//! is in `facets.rs`.

use super::country;
use super::enterprise::EnterpriseState;
use super::field::FieldCode;
use super::need::NeedState;
use super::region;
use super::talent::TalentState;
use super::value::{Degree, Mode};
use crate::text_enum;

text_enum! {
    /// Which list.
    ListNoun {
        /// People of the pool.
        Talents = "talents",
        /// Firms.
        Enterprises = "enterprises",
        /// Needs.
        Needs = "needs",
    }
}

/// Days for which an entry may be asked to have waited.
pub const WAITS: [i64; 4] = [0, 2, 5, 10];
/// Longest words that are searched for, in characters.
const WORDS_MAX: usize = 80;

/// By what a list is narrowed. What is no code of ours is left out, so that an old address still opens a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// In this state.
    pub state: Option<String>,
    /// Names, codes or words, as they were typed.
    pub words: String,
    /// First letter of the reading, `A` to `Z`, or `#` for all others.
    pub letter: Option<char>,
    /// Of this field.
    pub field: Option<FieldCode>,
    /// Living in this country.
    pub country: Option<String>,
    /// Bound to this prefecture of Gansu, by its code.
    pub place: Option<String>,
    /// Working this way.
    pub mode: Option<Mode>,
    /// With this degree; of a need: asking for it.
    pub degree: Option<Degree>,
    /// Only what the officer who asks has had to do with.
    pub is_mine: bool,
    /// Waiting for the office for so many days or longer.
    pub waits: Option<i64>,
}

impl Filter {
    /// Reads the parts of an address.
    pub fn read<'a>(noun: ListNoun, parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut filter = Self::default();
        for (name, value) in parts {
            let value = value.trim();
            if !value.is_empty() && noun.offers(name) {
                filter.take(noun, name, value);
            }
        }
        filter
    }

    fn take(&mut self, noun: ListNoun, name: &str, value: &str) {
        match name {
            "state" => self.state = noun.state(value).map(str::to_owned),
            "q" => self.words = value.chars().filter(|c| !c.is_control()).take(WORDS_MAX).collect(),
            "letter" => self.letter = letter(value),
            "field" => self.field = FieldCode::parse(value),
            "country" => self.country = country::country(&value.to_uppercase()).map(|c| c.code.to_owned()),
            "place" => self.place = region::prefecture_of(value).map(|p| p.code.to_owned()),
            "mode" => self.mode = value.parse().ok(),
            "degree" => self.degree = value.parse().ok(),
            "mine" => self.is_mine = value == "1",
            _ => self.waits = value.parse().ok().filter(|days| WAITS.contains(days)),
        }
    }

    /// The parts of the address that asks for it.
    pub fn parts(&self) -> Vec<(&'static str, String)> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let mut parts = vec![
            ("state", text(&self.state)),
            ("q", self.words.clone()),
            ("letter", self.letter.map(String::from).unwrap_or_default()),
            ("field", self.field.as_ref().map(|f| f.0.clone()).unwrap_or_default()),
            ("country", text(&self.country)),
            ("place", text(&self.place)),
            ("mode", self.mode.map(|m| m.to_string()).unwrap_or_default()),
            ("degree", self.degree.map(|d| d.to_string()).unwrap_or_default()),
            ("mine", if self.is_mine { "1".to_owned() } else { String::new() }),
            ("waits", self.waits.map(|days| days.to_string()).unwrap_or_default()),
        ];
        parts.retain(|(_, value)| !value.is_empty());
        parts
    }

    /// True when anything narrows the list beyond its state.
    pub fn is_narrowed(&self) -> bool {
        *self != Self { state: self.state.clone(), ..Self::default() }
    }
}

fn letter(value: &str) -> Option<char> {
    let mut letters = value.chars().map(|c| c.to_ascii_uppercase());
    let first = letters.next().filter(|c| c.is_ascii_uppercase() || *c == '#');
    first.filter(|_| letters.next().is_none())
}

impl ListNoun {
    /// True for a part of an address that narrows this list.
    pub fn offers(self, name: &str) -> bool {
        match name {
            "state" | "q" | "field" | "place" | "mine" | "waits" => true,
            "letter" => self != Self::Needs,
            "country" => self == Self::Talents,
            "mode" | "degree" => self != Self::Enterprises,
            _ => false,
        }
    }

    /// The code of a state of this list, if it is one.
    fn state(self, code: &str) -> Option<&'static str> {
        match self {
            Self::Talents => code.parse().ok().map(TalentState::as_str),
            Self::Enterprises => code.parse().ok().map(EnterpriseState::as_str),
            Self::Needs => code.parse().ok().map(NeedState::as_str),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_its_filter_are_one() {
        let parts =
            [("state", "pooled"), ("q", " 王芳 "), ("letter", "w"), ("field", "biomedicine"), ("country", "us")];
        let more = [("place", "lanzhou"), ("mode", "consulting"), ("degree", "doctor"), ("mine", "1"), ("waits", "5")];
        let filter = Filter::read(ListNoun::Talents, parts.into_iter().chain(more));
        let again = filter.parts();
        assert_eq!(again.len(), 10, "{again:?}");
        assert_eq!(Filter::read(ListNoun::Talents, again.iter().map(|(n, v)| (*n, v.as_str()))), filter);
        let odd = [("state", "pooled"), ("letter", "ab"), ("field", "alchemy"), ("waits", "3"), ("phone", "1")];
        assert_eq!(Filter::read(ListNoun::Needs, odd), Filter::default(), "what is no code is left out");
    }
}
