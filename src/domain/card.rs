//! The card: what a firm sees of a person. It holds codes, bands and the one sentence its owner wrote for it; it has no
//! field for a name, an employer or a contact, so it cannot leak one.

use serde::Serialize;

use super::country;
use super::field::FieldCode;
use super::talent::{Talent, TieKind};
use super::value::{Bilingual, Degree, Mode};
use crate::text_enum;

text_enum! {
    /// Years of experience as others see them.
    YearsBand {
        /// Under five.
        UnderFive = "0-4",
        /// Five to nine.
        Five = "5-9",
        /// Ten to fourteen.
        Ten = "10-14",
        /// Fifteen to nineteen.
        Fifteen = "15-19",
        /// Twenty or more.
        Twenty = "20+",
    }
}

impl YearsBand {
    /// The band of a number of years.
    pub fn of(years: i32) -> Self {
        match years {
            ..5 => Self::UnderFive,
            5..10 => Self::Five,
            10..15 => Self::Ten,
            15..20 => Self::Fifteen,
            20.. => Self::Twenty,
        }
    }

    /// The fewest years of the band: what a form that asks for bands keeps.
    pub fn least(self) -> i32 {
        match self {
            Self::UnderFive => 0,
            Self::Five => 5,
            Self::Ten => 10,
            Self::Fifteen => 15,
            Self::Twenty => 20,
        }
    }

    /// The key of its words in the locales.
    pub fn key(self) -> &'static str {
        match self {
            Self::UnderFive => "years-0-4",
            Self::Five => "years-5-9",
            Self::Ten => "years-10-14",
            Self::Fifteen => "years-15-19",
            Self::Twenty => "years-20",
        }
    }
}

/// A person as firms see them while they are asked.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct TalentCard {
    /// The random code.
    pub code: String,
    /// Fields.
    pub fields: Vec<FieldCode>,
    /// Band of experience, if stated.
    pub years: Option<YearsBand>,
    /// Degree, if stated.
    pub degree: Option<Degree>,
    /// Country of residence, ISO 3166-1 alpha-2.
    pub country: String,
    /// State of the United States, ISO 3166-2 without its prefix, where it is known.
    pub state: Option<String>,
    /// Ways of working together.
    pub modes: Vec<Mode>,
    /// Languages, ISO 639-1.
    pub languages: Vec<String>,
    /// Kinds of tie to Gansu, without places.
    pub ties: Vec<TieKind>,
    /// What the person can help with, in their own words: seen only by a firm that was told yes.
    pub sentence: Bilingual,
}

impl TalentCard {
    /// The card of a person. Codes that are in no table are left out, since only a table's words may be shown.
    pub fn of(talent: &Talent) -> Self {
        let p = &talent.profile;
        let state = p.city.as_deref().filter(|_| p.country == "US").and_then(country::us_state);
        let mut ties: Vec<TieKind> = p.gansu_ties.iter().map(|t| t.kind).collect();
        ties.dedup();
        Self {
            code: talent.code.clone(),
            fields: p.fields.iter().filter(|f| FieldCode::parse(f.as_str()).is_some()).cloned().collect(),
            years: p.years_experience.map(YearsBand::of),
            degree: p.degree,
            country: country::country(&p.country).map_or_else(String::new, |c| c.code.to_owned()),
            state: state.map(|s| s.code.to_owned()),
            modes: p.modes.clone(),
            languages: p.languages.iter().filter(|l| country::language(l).is_some()).cloned().collect(),
            ties,
            sentence: p.headline.clone(),
        }
    }
}
