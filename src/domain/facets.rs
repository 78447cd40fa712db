//! What of an entry answers the filter of a list, in a few bits, and a filter looked up once to be asked of everybody.

use chrono::TimeDelta;

use super::enterprise::{Enterprise, EnterpriseState};
use super::field::{FIELDS, FieldCode};
use super::listing::Filter;
use super::need::{Need, NeedState};
use super::region;
use super::talent::{Talent, TalentState};
use super::value::{Degree, Mode, Moment};

impl Filter {
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
    use super::super::listing::ListNoun;
    use super::*;

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
