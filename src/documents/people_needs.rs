//! People and needs in JSON Lines: one object a line, unknown keys refused, every bad line told at once with line, column
//! and reason.

use chrono::NaiveDate;
use serde::Deserialize;

pub use super::json_lines::LineError;
use super::json_lines::{day, filled, read};
use crate::domain::error::Error;
use crate::domain::field::FieldCode;
use crate::domain::need::{NeedBrief, NeedKind};
use crate::domain::talent::{GansuTie, TalentIdentity, TalentProfile, TieKind};
use crate::domain::value::{Bilingual, Degree, Lang, Mode};

/// A person of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedPerson {
    /// Line of the file, from 1.
    pub line: usize,
    /// Key in the file.
    pub reference: String,
    /// What matching and review use.
    pub profile: TalentProfile,
    /// Who it is; kept sealed.
    pub identity: TalentIdentity,
    /// The language the texts are kept under.
    pub lang: Lang,
    /// The language of title, headline, summary and keywords by their letters; `None` is mixed.
    pub text_lang: Option<Lang>,
}

/// A need of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedNeed {
    /// Line of the file, from 1.
    pub line: usize,
    /// Key in the file.
    pub reference: String,
    /// Name of the firm.
    pub enterprise: String,
    /// What the need says. Whether its deadline lies in the past is for the importer to judge.
    pub brief: NeedBrief,
    /// The language the texts are kept under.
    pub lang: Lang,
    /// The language of title and text by their letters; `None` is mixed.
    pub text_lang: Option<Lang>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonLine {
    id: String,
    name_zh: Option<String>,
    name_en: Option<String>,
    headline: String,
    #[serde(default)]
    summary: String,
    fields: Vec<FieldCode>,
    #[serde(default)]
    skills: Vec<String>,
    degree: Option<Degree>,
    years_experience: Option<i32>,
    employer: Option<String>,
    title: Option<String>,
    country: String,
    city: Option<String>,
    gansu_origin: Option<String>,
    modes: Vec<Mode>,
    #[serde(default)]
    languages: Vec<String>,
    available_from: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NeedLine {
    id: String,
    enterprise: String,
    title: String,
    #[serde(default)]
    description: String,
    fields: Vec<FieldCode>,
    #[serde(default)]
    required_skills: Vec<String>,
    #[serde(default)]
    preferred_skills: Vec<String>,
    min_degree: Option<Degree>,
    min_years: Option<i32>,
    modes: Vec<Mode>,
    #[serde(default)]
    languages: Vec<String>,
    kind: NeedKind,
    deadline: Option<String>,
    #[serde(default)]
    place: Option<String>,
    #[serde(default)]
    is_public: bool,
    #[serde(default)]
    is_anonymous: bool,
}

/// Reads people.
pub fn people(text: &str) -> Result<Vec<ImportedPerson>, Vec<LineError>> {
    read(
        text,
        |line, person: PersonLine| {
            let imported = person.imported(line)?;
            imported.profile.check().map(|()| imported).map_err(|e| broken_rules(line, e))
        },
        |p| &p.reference,
    )
}

/// Reads needs.
pub fn needs(text: &str) -> Result<Vec<ImportedNeed>, Vec<LineError>> {
    read(
        text,
        |line, need: NeedLine| {
            let imported = need.imported(line)?;
            imported.brief.check(NaiveDate::MIN).map(|()| imported).map_err(|e| broken_rules(line, e))
        },
        |n| &n.reference,
    )
}

fn broken_rules(line: usize, error: Error) -> Vec<LineError> {
    match error {
        Error::Invalid(fields) => fields.into_iter().map(|f| LineError::new(line, 1, f.code, f.field)).collect(),
        other => vec![LineError::new(line, 1, "invalid", other.to_string())],
    }
}

/// The language texts are kept under when they are mixed: Chinese if there is any Han character.
fn kept_under(text: &str) -> Lang {
    let has_han = text.chars().any(crate::domain::value::is_han);
    Lang::of_text(text).unwrap_or(if has_han { Lang::Zh } else { Lang::En })
}

impl PersonLine {
    fn imported(self, line: usize) -> Result<ImportedPerson, Vec<LineError>> {
        let names: Vec<String> = [filled(self.name_zh), filled(self.name_en)].into_iter().flatten().collect();
        if names.is_empty() || self.id.trim().is_empty() {
            let key = if names.is_empty() { "name_zh, name_en" } else { "id" };
            return Err(vec![LineError::new(line, 1, "required", key)]);
        }
        let title = filled(self.title);
        let all =
            [title.as_deref().unwrap_or_default(), &self.headline, &self.summary, &self.skills.join(" ")].join(" ");
        let lang = kept_under(&all);
        let tie = |slug: String| GansuTie { kind: TieKind::Unknown, division: Some(slug) };
        let profile = TalentProfile {
            headline: Bilingual::typed(&self.headline, lang),
            summary: Bilingual::typed(&self.summary, lang),
            fields: self.fields,
            skills: self.skills,
            degree: self.degree,
            years_experience: self.years_experience,
            country: self.country.trim().to_uppercase(),
            city: filled(self.city),
            gansu_ties: filled(self.gansu_origin).map(tie).into_iter().collect(),
            modes: self.modes,
            languages: self.languages,
            available_from: day(line, "available_from", self.available_from.as_deref())?,
        };
        let identity = TalentIdentity {
            name: names[0].clone(),
            other_name: names.get(1).cloned(),
            employer: filled(self.employer),
            title,
            blocked_firms: Vec::new(),
        };
        Ok(ImportedPerson { line, reference: self.id, profile, identity, lang, text_lang: Lang::of_text(&all) })
    }
}

impl NeedLine {
    fn imported(self, line: usize) -> Result<ImportedNeed, Vec<LineError>> {
        let enterprise = self.enterprise.trim().to_owned();
        if enterprise.is_empty() || self.id.trim().is_empty() {
            let key = if enterprise.is_empty() { "enterprise" } else { "id" };
            return Err(vec![LineError::new(line, 1, "required", key)]);
        }
        let all = [self.title.as_str(), &self.description].join(" ");
        let lang = kept_under(&all);
        let brief = NeedBrief {
            kind: self.kind,
            title: Bilingual::typed(&self.title, lang),
            body: Bilingual::typed(&self.description, lang),
            fields: self.fields,
            must: self.required_skills,
            nice: self.preferred_skills,
            min_degree: self.min_degree,
            min_years: self.min_years,
            modes: self.modes,
            languages: self.languages,
            only: Vec::new(),
            place: filled(self.place),
            budget: None,
            deadline: day(line, "deadline", self.deadline.as_deref())?,
            positions: None,
            is_public: self.is_public,
            is_anonymous: self.is_anonymous,
        };
        Ok(ImportedNeed { line, reference: self.id, enterprise, brief, lang, text_lang: Lang::of_text(&all) })
    }
}

#[cfg(test)]
#[path = "people_needs_tests.rs"]
mod tests;
