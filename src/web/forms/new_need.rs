//! The short form of a new need, with its firm where a visitor sends it.

use serde::Deserialize;

use super::need::only;
use super::{Reading, field_codes, keywords, option, ticked};
use crate::domain::brief::titled;
use crate::domain::enterprise::{EnterpriseContact, EnterpriseProfile};
use crate::domain::error::{Error, Result};
use crate::domain::need::{NeedBrief, NeedKind};
use crate::domain::value::{Bilingual, Lang, Mode};
use crate::usecase::enterprises::register;

/// A new need as it was typed. A signed-in member sends no firm, no name and no address.
#[allow(missing_docs, reason = "a field is named after its control")]
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewNeed {
    pub problem: String,
    pub fields: Vec<String>,
    pub modes: Vec<String>,
    pub firm_name: String,
    pub contact_name: String,
    pub email: String,
    pub uscc: String,
    pub deadline: String,
    pub must: String,
    pub nice: String,
    pub budget: String,
    pub place: String,
    pub min_degree: String,
    pub min_years: String,
    pub languages: Vec<String>,
    pub interpret: String,
    pub publish: String,
    pub anonymous: String,
    pub consent_need: String,
    pub then: String,
    pub stamp: String,
    pub nickname: String,
}

impl NewNeed {
    /// The form as it is first shown: Chinese, and other languages are fine.
    pub fn blank() -> Self {
        Self { languages: vec![Lang::Zh.to_string()], interpret: "yes".to_owned(), ..Self::default() }
    }

    /// True when something of the folded part was filled in, so that it comes back open.
    pub fn says_more(&self) -> bool {
        let texts = [
            &self.uscc,
            &self.deadline,
            &self.must,
            &self.nice,
            &self.budget,
            &self.place,
            &self.min_degree,
            &self.min_years,
            &self.publish,
            &self.anonymous,
        ];
        texts.iter().any(|t| !t.is_empty()) || self.interpret.is_empty() || self.languages.is_empty()
    }

    /// What is sought.
    pub fn brief(&self, lang: Lang) -> Result<NeedBrief> {
        let mut reading = Reading::default();
        let (title, body) = titled(&self.problem, lang);
        let modes: Vec<Mode> = reading.codes("modes", &self.modes);
        let brief = NeedBrief {
            kind: likely_kind(&modes),
            title,
            body,
            fields: field_codes(&self.fields),
            must: keywords(&self.must),
            nice: keywords(&self.nice),
            min_degree: reading.code("min_degree", &self.min_degree),
            min_years: reading.number("min_years", &self.min_years),
            modes,
            languages: self.languages.clone(),
            only: only(&[], &self.interpret, &self.languages),
            place: option(&self.place),
            budget: option(&self.budget),
            deadline: reading.day("deadline", &self.deadline),
            positions: None,
            is_public: !self.publish.is_empty(),
            is_anonymous: !self.anonymous.is_empty(),
        };
        reading.done(brief)
    }

    /// Firm and first need, for a visitor.
    pub fn registration(&self, lang: Lang) -> Result<register::Input> {
        let firm = EnterpriseProfile {
            name: Bilingual::typed(&self.firm_name, lang),
            uscc: option(&self.uscc),
            ..EnterpriseProfile::default()
        };
        let contact = EnterpriseContact { name: self.contact_name.clone(), phone: None, wechat: None };
        let (brief, consent) = (self.brief(lang)?, ticked(&self.consent_need));
        Ok(register::Input { email: self.email.clone(), contact, firm, brief, consent })
    }
}

/// The kind that the ways of working together point to; the firm or an officer may name another.
fn likely_kind(modes: &[Mode]) -> NeedKind {
    let only = |wanted: &[Mode]| !modes.is_empty() && modes.iter().all(|m| wanted.contains(m));
    if only(&[Mode::FullTimeReturn, Mode::PartTime]) {
        NeedKind::Position
    } else if only(&[Mode::JointResearch]) {
        NeedKind::JointProject
    } else if only(&[Mode::Consulting]) {
        NeedKind::Consulting
    } else if only(&[Mode::Investment]) {
        NeedKind::Investment
    } else if only(&[Mode::Mentoring]) {
        NeedKind::Mentoring
    } else {
        NeedKind::TechnicalChallenge
    }
}

/// The short form has one box for title and body, so their errors stand there.
pub fn at_problem(error: Error) -> Error {
    match error {
        Error::Invalid(mut errors) => {
            errors.iter_mut().filter(|e| e.field == "title" || e.field == "body").for_each(|e| {
                e.field = "problem".to_owned();
            });
            Error::Invalid(errors)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_of_working_point_to_the_kind() {
        assert_eq!(likely_kind(&[Mode::FullTimeReturn]), NeedKind::Position);
        assert_eq!(likely_kind(&[Mode::Consulting]), NeedKind::Consulting);
        assert_eq!(likely_kind(&[Mode::Consulting, Mode::FullTimeReturn]), NeedKind::TechnicalChallenge);
    }
}
