//! What a verified firm sees of a person while it looks around: less than the card of a question. It has no field for a
//! sentence, a place below the country or a tie, so it cannot leak one.

use serde::Serialize;

use super::card::{TalentCard, YearsBand};
use super::country;
use super::error::{Error, FieldError, Result};
use super::field::FieldCode;
use super::talent::Talent;
use super::value::{Degree, Mode};

/// A person of the pool as verified firms may see them.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct BrowseCard {
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
    /// Ways of working together.
    pub modes: Vec<Mode>,
    /// Languages, ISO 639-1.
    pub languages: Vec<String>,
}

impl BrowseCard {
    /// The smaller card of a person.
    pub fn of(talent: &Talent) -> Self {
        let TalentCard { code, fields, years, degree, country, modes, languages, .. } = TalentCard::of(talent);
        Self { code, fields, years, degree, country, modes, languages }
    }
}

/// By what a firm narrows what it sees: published codes and nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BrowseFilter {
    /// Of this field.
    pub field: Option<FieldCode>,
    /// Living in this country.
    pub country: Option<String>,
    /// Who works this way.
    pub mode: Option<Mode>,
    /// With this degree.
    pub degree: Option<Degree>,
    /// Who speaks this language.
    pub language: Option<String>,
    /// With so many years.
    pub years: Option<YearsBand>,
}

/// What an address of a list may say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// By what the list is narrowed.
    pub filter: BrowseFilter,
    /// The code of the need by whose fit it is ordered; newest first when not said.
    pub need: Option<String>,
    /// Where the page begins.
    pub after: Option<String>,
    /// Cards of a page.
    pub limit: usize,
}

/// Cards of a page when not said, and most of them.
pub const PAGE: usize = 20;
/// Most cards of a page.
pub const PAGE_MAX: usize = 50;

impl Asked {
    /// Reads the parts of an address. A name that is no filter is refused (`unknown_filter`), as is one that stands twice:
    /// nothing but what cards show can be asked about.
    pub fn read<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self> {
        let mut asked = Self { limit: PAGE, ..Self::default() };
        let mut seen: Vec<&str> = Vec::new();
        let mut wrong = Vec::new();
        for (name, value) in parts {
            let code = if seen.contains(&name) { Err("unknown_filter") } else { asked.take(name, value.trim()) };
            seen.push(name);
            wrong.extend(code.err().map(|code| FieldError::new(name, code)));
        }
        if wrong.is_empty() { Ok(asked) } else { Err(Error::Invalid(wrong)) }
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        const UNKNOWN: &str = "unknown_code";
        let filter = &mut self.filter;
        match (name, value) {
            ("field" | "country" | "mode" | "degree" | "language" | "years" | "need" | "after" | "limit", "") => {}
            ("field", slug) => filter.field = Some(FieldCode::parse(slug).ok_or(UNKNOWN)?),
            ("country", code) => {
                filter.country = Some(country::country(&code.to_uppercase()).ok_or(UNKNOWN)?.code.to_owned());
            }
            ("mode", code) => filter.mode = Some(code.parse().map_err(|_| UNKNOWN)?),
            ("degree", code) => filter.degree = Some(code.parse().map_err(|_| UNKNOWN)?),
            ("language", code) => filter.language = Some(country::language(code).ok_or(UNKNOWN)?.code.to_owned()),
            ("years", code) => filter.years = Some(code.parse().map_err(|_| UNKNOWN)?),
            ("need", code) => self.need = Some(code.to_owned()),
            ("after", place) => self.after = Some(place.to_owned()),
            ("limit", number) => {
                let number: usize = number.parse().map_err(|_| "bad_number")?;
                self.limit = number.clamp(1, PAGE_MAX);
            }
            _ => return Err("unknown_filter"),
        }
        Ok(())
    }
}

impl YearsBand {
    /// The years that belong to the band, both ends included.
    pub fn range(self) -> (i32, i32) {
        let most = match self {
            Self::UnderFive => 4,
            Self::Five => 9,
            Self::Ten => 14,
            Self::Fifteen => 19,
            Self::Twenty => i32::MAX,
        };
        (self.least(), most)
    }
}

/// A fit as a firm that looks around is told of it: in tens, so that nobody reads a keyword out of it.
pub fn told_fit(score: f64) -> i64 {
    ((score / 10.0).round() * 10.0) as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::talent::{GansuTie, TalentProfile, TieKind};
    use crate::domain::value::{Bilingual, Lang, Moment};

    #[test]
    fn the_smaller_card_has_no_sentence_no_place_and_no_tie() {
        let profile = TalentProfile {
            headline: Bilingual::typed("canary sentence", Lang::En),
            skills: vec!["canary skill".into()],
            country: "US".into(),
            city: Some("Palo Alto, CA".into()),
            gansu_ties: vec![GansuTie { kind: TieKind::Birth, division: Some("620100".into()) }],
            years_experience: Some(12),
            ..TalentProfile::default()
        };
        let talent = Talent::draft("T-7F3K".into(), None, Lang::En, profile, Moment::default());
        let text = serde_json::to_string(&BrowseCard::of(&talent)).unwrap();
        for private in ["canary", "Palo", "CA", "6201", "birth", "12"] {
            assert!(!text.contains(private), "{private} is in {text}");
        }
        assert!(text.contains("10-14"));
    }

    #[test]
    fn only_published_codes_can_be_asked_about() {
        let asked =
            Asked::read([("field", "biomedicine"), ("country", "us"), ("years", "10-14"), ("mode", "")]).unwrap();
        assert_eq!(asked.filter.country.as_deref(), Some("US"));
        assert_eq!((asked.filter.years, asked.filter.mode, asked.limit), (Some(YearsBand::Ten), None, PAGE));
        for odd in [("employer", "x"), ("phone", "1"), ("fields", "contact"), ("sort", "name")] {
            let Err(Error::Invalid(errors)) = Asked::read([odd]) else { panic!("{odd:?} is taken") };
            assert_eq!(errors[0].code, "unknown_filter");
        }
        assert!(Asked::read([("field", "biomedicine"), ("field", "it")]).is_err());
        assert!(Asked::read([("degree", "king")]).is_err());
    }

    #[test]
    fn a_fit_is_told_in_tens() {
        assert_eq!([0.0, 44.9, 45.0, 88.2, 100.0].map(told_fit), [0, 40, 50, 90, 100]);
    }
}
