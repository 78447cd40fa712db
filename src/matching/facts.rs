//! The stated facts of both sides in the form in which they are compared by the million: codes as bits, days as numbers.

use std::num::NonZeroI32;

use chrono::{Datelike, NaiveDate};
use longyuan_index::Stored;
use serde::{Deserialize, Serialize};

use super::features::{NeedFeatures, PersonFeatures};
use super::taxonomy::Taxonomy;
use crate::domain::field::FieldCode;
use crate::domain::need::OnlyCriterion;
use crate::domain::value::{Degree, Mode};

/// Languages that are compared; further ones are left out.
const LANGUAGES: usize = 8;

/// ISO 639-1 codes, two letters in a number each; 0 is an empty place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Languages([u16; LANGUAGES]);

impl Languages {
    fn of(codes: &[String]) -> Self {
        let mut packed = [0; LANGUAGES];
        let pairs = codes.iter().filter_map(|code| code.as_bytes().first_chunk::<2>());
        for (place, pair) in packed.iter_mut().zip(pairs) {
            *place = u16::from_be_bytes(*pair);
        }
        Self(packed)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.stated().count()
    }

    /// How many of these `other` has, too.
    pub fn shared(&self, other: &Self) -> usize {
        self.stated().filter(|code| other.0.contains(code)).count()
    }

    fn stated(&self) -> impl Iterator<Item = &u16> {
        self.0.iter().take_while(|code| **code != 0)
    }
}

/// What a person states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonFacts {
    /// Languages spoken; none is "not stated".
    pub languages: Languages,
    /// A bit for each way of working; 0 is "not stated".
    pub modes: u16,
    /// A bit for each ticked field; 0 is "not stated".
    pub fields: u16,
    /// A bit for each field of what the texts name.
    pub named_fields: u16,
    /// The day from which the person is free, counted from the common era.
    pub available_from: Option<NonZeroI32>,
    /// Place of the degree among all.
    pub degree: Option<u8>,
    /// Years of experience.
    pub years: Option<u8>,
    /// True for somebody who lives in China.
    pub is_in_china: bool,
}

/// What a need asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NeedFacts {
    /// Languages wanted; none is "any".
    pub languages: Languages,
    /// A bit for each way of working that is accepted; 0 is "any".
    pub modes: u16,
    /// A bit for each ticked field; 0 is "not stated".
    pub fields: u16,
    /// A bit for each criterion that filters.
    pub only: u8,
    /// The last day for proposals, counted from the common era.
    pub deadline: Option<NonZeroI32>,
    /// Place of the least degree among all.
    pub min_degree: Option<u8>,
    /// Fewest years of experience.
    pub min_years: Option<u8>,
}

impl PersonFacts {
    /// The facts of a profile.
    pub fn of(taxonomy: &Taxonomy, person: &PersonFeatures) -> Self {
        let named = person.mentions.iter().filter_map(|mention| taxonomy.entry(mention.node));
        Self {
            languages: Languages::of(&person.languages),
            modes: modes(&person.modes),
            fields: fields(taxonomy, &person.fields),
            named_fields: named.fold(0, |bits, entry| bits | 1 << entry.field),
            available_from: person.available_from.and_then(day),
            degree: person.degree.map(rank),
            years: person.years.map(small),
            is_in_china: person.country == "CN",
        }
    }
}

impl NeedFacts {
    /// The facts of a need.
    pub fn of(taxonomy: &Taxonomy, need: &NeedFeatures) -> Self {
        Self {
            languages: Languages::of(&need.languages),
            modes: modes(&need.modes),
            fields: fields(taxonomy, &need.fields),
            only: need.only.iter().fold(0, |bits, only| bits | 1 << *only as u8),
            deadline: need.deadline.and_then(day),
            min_degree: need.min_degree.map(rank),
            min_years: need.min_years.map(small),
        }
    }

    /// True when this criterion filters.
    pub fn is_only(&self, criterion: OnlyCriterion) -> bool {
        self.only & (1 << criterion as u8) != 0
    }
}

/// Bits of the flags of stored facts: lives in China, and which of day, degree and years are stated.
const IN_CHINA: u8 = 1;
const HAS_DAY: u8 = 2;
const HAS_DEGREE: u8 = 4;
const HAS_YEARS: u8 = 8;

impl Stored for PersonFacts {
    fn store(&self, out: &mut Vec<u8>) {
        let flag = |is_set, bit| if is_set { bit } else { 0 };
        let stated = flag(self.available_from.is_some(), HAS_DAY)
            | flag(self.degree.is_some(), HAS_DEGREE)
            | flag(self.years.is_some(), HAS_YEARS);
        out.extend([flag(self.is_in_china, IN_CHINA) | stated, self.languages.len() as u8]);
        self.languages.stated().for_each(|code| code.store(out));
        [self.modes, self.fields, self.named_fields].iter().for_each(|bits| bits.store(out));
        self.available_from.map_or(0, NonZeroI32::get).store(out);
        out.extend([self.degree.unwrap_or(0), self.years.unwrap_or(0)]);
    }

    fn load(bytes: &mut &[u8]) -> Option<Self> {
        let [flags, languages] = u16::load(bytes)?.to_le_bytes();
        let mut codes = [0; LANGUAGES];
        for code in codes.get_mut(..usize::from(languages))? {
            *code = u16::load(bytes).filter(|code| *code != 0)?;
        }
        let [modes, fields, named_fields] = [u16::load(bytes)?, u16::load(bytes)?, u16::load(bytes)?];
        let (day, [degree, years]) = (i32::load(bytes)?, u16::load(bytes)?.to_le_bytes());
        let has = |bit| flags & bit != 0;
        Some(Self {
            languages: Languages(codes),
            modes,
            fields,
            named_fields,
            available_from: if has(HAS_DAY) { Some(NonZeroI32::new(day)?) } else { None },
            degree: has(HAS_DEGREE).then_some(degree),
            years: has(HAS_YEARS).then_some(years),
            is_in_china: has(IN_CHINA),
        })
    }
}

/// The bit of a way of working.
pub fn bit(mode: Mode) -> u16 {
    1 << mode as u16
}

fn modes(modes: &[Mode]) -> u16 {
    modes.iter().fold(0, |bits, mode| bits | bit(*mode))
}

/// A bit for each field.
pub(super) fn fields(taxonomy: &Taxonomy, codes: &[FieldCode]) -> u16 {
    let places = codes.iter().filter_map(|code| taxonomy.fields.iter().position(|field| field.slug == code.as_str()));
    places.fold(0, |bits, place| bits | 1 << place)
}

fn rank(degree: Degree) -> u8 {
    degree as u8
}

fn small(years: i32) -> u8 {
    u8::try_from(years.max(0)).unwrap_or(u8::MAX)
}

fn day(date: NaiveDate) -> Option<NonZeroI32> {
    NonZeroI32::new(date.num_days_from_ce())
}
