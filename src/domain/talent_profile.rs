//! What a person writes: the profile that is matched, who they are, and how to reach them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::error::{Checks, FieldError, Result};
use super::field::FieldCode;
use super::text::{bad_characters, longest};
use super::value::{Bilingual, Degree, Mode};
use crate::text_enum;

text_enum! {
    /// What ties a person to Gansu.
    TieKind {
        /// Born there.
        Birth = "birth",
        /// Went to school or university there.
        School = "school",
        /// Family there.
        Family = "family",
        /// Worked there.
        Work = "work",
        /// A joint project.
        Project = "project",
        /// None, but interested.
        Interested = "interested",
        /// A tie whose kind was not told (imported data).
        Unknown = "unknown",
    }
}

/// One tie to Gansu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GansuTie {
    /// What kind.
    pub kind: TieKind,
    /// GB/T 2260 code of the prefecture or county, or its prefecture slug; `None` for "interested".
    #[serde(default)]
    pub division: Option<String>,
}

/// What a profile says for matching and review: everything here may be read by staff, and becomes codes and bands for
/// others. Nothing here names the person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TalentProfile {
    /// What the person can help with, in one sentence (at most 240 characters a half).
    pub headline: Bilingual,
    /// More about it (at most 4,000 characters a half).
    #[serde(default)]
    pub summary: Bilingual,
    /// One to three fields.
    pub fields: Vec<FieldCode>,
    /// Keywords as typed, at most 30.
    #[serde(default)]
    pub skills: Vec<String>,
    /// Highest degree; `None` is "not stated".
    #[serde(default)]
    pub degree: Option<Degree>,
    /// Whole years of experience; `None` is "not stated".
    #[serde(default)]
    pub years_experience: Option<i32>,
    /// ISO 3166-1 alpha-2 code of the country of residence.
    pub country: String,
    /// State, province or city, as typed.
    #[serde(default)]
    pub city: Option<String>,
    /// Ties to Gansu; empty is "not stated".
    #[serde(default)]
    pub gansu_ties: Vec<GansuTie>,
    /// Ways of working together that suit the person.
    pub modes: Vec<Mode>,
    /// ISO 639-1 codes of the languages spoken; empty is "not stated".
    #[serde(default)]
    pub languages: Vec<String>,
    /// From when; `None` is "not stated".
    #[serde(default)]
    pub available_from: Option<NaiveDate>,
}

/// Who the person is: staff see it; a firm only after an introduction. Kept sealed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TalentIdentity {
    /// The name as the person writes it.
    pub name: String,
    /// A second form of the name (Han or Latin), if told.
    #[serde(default)]
    pub other_name: Option<String>,
    /// Employer; serves only the rule "never my own employer".
    #[serde(default)]
    pub employer: Option<String>,
    /// Job title; counts as matching text.
    #[serde(default)]
    pub title: Option<String>,
    /// Companies that must never see this person: names or web domains.
    #[serde(default)]
    pub blocked_firms: Vec<String>,
}

/// How to reach the person beside the account's e-mail. Kept sealed; leaves through one function of the store.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TalentContact {
    /// Telephone with country code.
    #[serde(default)]
    pub phone: Option<String>,
    /// WeChat id.
    #[serde(default)]
    pub wechat: Option<String>,
}

/// Longest sentence "what I can help with", in characters.
pub const HEADLINE_MAX: usize = 240;
/// Longest summary, in characters.
pub const SUMMARY_MAX: usize = 4000;
/// Most keywords.
pub const SKILLS_MAX: usize = 30;

impl TalentProfile {
    /// All that is wrong with this profile; field names are those of the form and the API.
    pub fn check(&self) -> Result<()> {
        let mut checks = Checks::default();
        checks.require(!self.headline.is_empty(), "headline", "required");
        checks.require(longest(&self.headline) <= HEADLINE_MAX, "headline", "too_long");
        checks.require(longest(&self.summary) <= SUMMARY_MAX, "summary", "too_long");
        checks.require(!self.fields.is_empty(), "fields", "required");
        checks.require(self.fields.len() <= 3, "fields", "too_many_fields");
        checks.require(self.fields.iter().all(|f| FieldCode::parse(f.as_str()).is_some()), "fields", "unknown_code");
        checks.require(self.skills.len() <= SKILLS_MAX, "skills", "too_many_keywords");
        checks.require(self.skills.iter().all(|s| s.chars().count() <= 80), "skills", "too_long");
        checks.require(!self.country.is_empty(), "country", "required");
        checks.require(!self.modes.is_empty(), "modes", "required");
        checks.require(self.years_experience.is_none_or(|y| (0..=70).contains(&y)), "years_experience", "out_of_range");
        for (field, text) in self.texts() {
            if let Some(code) = bad_characters(text) {
                checks.add(FieldError::new(field, code));
            }
        }
        checks.done()
    }

    fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("headline", &self.headline.zh),
            ("headline", &self.headline.en),
            ("summary", &self.summary.zh),
            ("summary", &self.summary.en),
            ("city", &self.city),
        ]
        .into_iter()
        .filter_map(|(field, text)| text.as_deref().map(|t| (field, t)))
        .chain(self.skills.iter().map(|s| ("skills", s.as_str())))
    }
}
