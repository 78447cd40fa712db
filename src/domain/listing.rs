//! Lists of people, firms and needs as officers narrow them: what an address may ask for, and what of an entry answers it.

use chrono::TimeDelta;

use super::country;
use super::enterprise::{Enterprise, EnterpriseState};
use super::field::{FIELDS, FieldCode};
use super::need::{Need, NeedState};
use super::region;
use super::talent::{Talent, TalentState};
use super::value::{Degree, Mode, Moment};
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

    /// What it asks of entries at a moment, whatever their state, reading and words are.
    pub fn sieve(&self, now: Moment) -> Sieve {
        Sieve {
            fields: self.field.as_ref().map(|field| bit(&FIELDS, &field.as_str())),
            country: self.country.as_deref().map(code_of),
            places: self.place.as_deref().map(place_bit),
            modes: self.mode.map(|mode| bit(Mode::ALL, &mode)),
            degree: self.degree,
            waits_since: self.waits.map(|days| now - TimeDelta::days(days)),
        }
    }

    /// True for an entry that it lets through, whatever its state, reading and words are.
    pub fn admits(&self, facets: &Facets, now: Moment) -> bool {
        self.sieve(now).admits(facets)
    }
}

/// A filter looked up once, to be asked of everybody in a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sieve {
    fields: Option<u16>,
    country: Option<[u8; 2]>,
    places: Option<u16>,
    modes: Option<u16>,
    degree: Option<Degree>,
    waits_since: Option<Moment>,
}

impl Sieve {
    /// True when it lets everybody through.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// True for an entry that it lets through.
    pub fn admits(&self, facets: &Facets) -> bool {
        self.fields.is_none_or(|bit| facets.fields & bit != 0)
            && self.country.is_none_or(|country| facets.country == country)
            && self.places.is_none_or(|bit| facets.places & bit != 0)
            && self.modes.is_none_or(|bit| facets.modes & bit != 0)
            && self.degree.is_none_or(|degree| facets.degree == Some(degree))
            && self.waits_since.is_none_or(|last| facets.waits_since.is_some_and(|since| since <= last))
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

/// What of an entry answers a filter, small enough to be kept of everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facets {
    /// Code of the state.
    pub state: &'static str,
    /// A bit a field, in their order.
    fields: u16,
    /// A bit a prefecture of Gansu, in their order.
    places: u16,
    /// A bit a way of working, in their order.
    modes: u16,
    /// Country of residence.
    country: [u8; 2],
    /// The degree.
    degree: Option<Degree>,
    /// Since when it waits for the office, if it does.
    pub waits_since: Option<Moment>,
}

impl Facets {
    /// Of a person: it waits for a first look of an officer.
    pub fn of_talent(talent: &Talent) -> Self {
        let p = &talent.profile;
        let is_new = talent.state == TalentState::Pooled && talent.accepted_at.is_none() && talent.joined_at.is_none();
        Self {
            state: talent.state.as_str(),
            fields: bits(&FIELDS, p.fields.iter().map(FieldCode::as_str)),
            places: p.gansu_ties.iter().filter_map(|tie| tie.division.as_deref()).fold(0, |all, d| all | place_bit(d)),
            modes: bits(Mode::ALL, p.modes.iter().copied()),
            country: code_of(&p.country),
            degree: p.degree,
            waits_since: is_new.then(|| talent.confirmed_at.unwrap_or(talent.created_at)),
        }
    }

    /// Of a firm: it waits to be checked.
    pub fn of_firm(firm: &Enterprise) -> Self {
        let p = &firm.profile;
        let is_new = firm.state == EnterpriseState::Submitted && firm.joined_at.is_none();
        Self {
            state: firm.state.as_str(),
            fields: bits(&FIELDS, p.fields.iter().map(FieldCode::as_str)),
            places: p.division.as_deref().map_or(0, place_bit),
            modes: 0,
            country: [0; 2],
            degree: None,
            waits_since: is_new.then_some(firm.created_at),
        }
    }

    /// Of a need, with its firm: it waits to be opened.
    pub fn of_need(need: &Need, firm: &Enterprise) -> Self {
        let b = &need.brief;
        Self {
            state: need.state.as_str(),
            fields: bits(&FIELDS, b.fields.iter().map(FieldCode::as_str)),
            places: b.place.as_deref().or(firm.profile.division.as_deref()).map_or(0, place_bit),
            modes: bits(Mode::ALL, b.modes.iter().copied()),
            country: [0; 2],
            degree: b.min_degree,
            waits_since: (need.state == NeedState::Submitted).then(|| need.submitted_at.unwrap_or(need.created_at)),
        }
    }
}

fn bit<T: PartialEq>(all: &[T], one: &T) -> u16 {
    all.iter().position(|known| known == one).map_or(0, |at| 1 << at)
}

fn bits<T: PartialEq>(all: &[T], some: impl Iterator<Item = T>) -> u16 {
    some.fold(0, |found, one| found | bit(all, &one))
}

fn place_bit(place: &str) -> u16 {
    let Some(prefecture) = region::prefecture_of(place) else { return 0 };
    region::prefectures().position(|p| p.code == prefecture.code).map_or(0, |at| 1 << at)
}

fn code_of(country: &str) -> [u8; 2] {
    country.as_bytes().try_into().unwrap_or_default()
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

    #[test]
    fn facets_answer_a_filter() {
        let mut talent =
            Talent::draft("T-7F3K".into(), None, super::super::value::Lang::En, Default::default(), Moment::default());
        talent.state = TalentState::Pooled;
        talent.profile.country = "US".into();
        talent.profile.fields = vec![FieldCode("biomedicine".into())];
        let facets = Facets::of_talent(&talent);
        let admits = |parts: &[(&str, &str)], days| {
            Filter::read(ListNoun::Talents, parts.iter().copied())
                .admits(&facets, Moment::default() + TimeDelta::days(days))
        };
        assert!(admits(&[("field", "biomedicine"), ("country", "US"), ("waits", "2")], 2));
        assert!(
            !admits(&[("waits", "2")], 1)
                && !admits(&[("field", "big-data")], 0)
                && !admits(&[("place", "lanzhou")], 0)
        );
    }
}
