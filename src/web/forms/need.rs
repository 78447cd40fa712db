//! A need: the short form of the first one, with its firm, and the whole of it as the firm edits it.

use serde::Deserialize;

use super::{Reading, field_codes, halves, keywords, option, sent, shown, ticked};
use crate::domain::brief::titled;
use crate::domain::enterprise::{EnterpriseContact, EnterpriseProfile};
use crate::domain::error::{Error, Result};
use crate::domain::need::{Need, NeedBrief, NeedKind, OnlyCriterion};
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
            place: None,
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

/// Languages are "only" when the firm does not want the workstation to interpret.
fn only(ticked: &[OnlyCriterion], interpret: &str, languages: &[String]) -> Vec<OnlyCriterion> {
    let strict = (interpret.is_empty() && !languages.is_empty()).then_some(OnlyCriterion::Languages);
    ticked.iter().copied().filter(|c| *c != OnlyCriterion::Languages).chain(strict).collect()
}

/// The whole of a need as it was typed.
#[allow(missing_docs, reason = "a field is named after its control")]
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WholeNeed {
    pub version: String,
    pub lang: String,
    pub kind: String,
    pub title: String,
    pub title_other: String,
    pub body: String,
    pub body_other: String,
    pub fields: Vec<String>,
    pub modes: Vec<String>,
    pub must: String,
    pub nice: String,
    pub deadline: String,
    pub min_degree: String,
    pub min_years: String,
    pub languages: Vec<String>,
    pub interpret: String,
    pub only: Vec<String>,
    pub place: String,
    pub budget: String,
    pub positions: String,
    pub publish: String,
    pub anonymous: String,
    pub then: String,
}

impl WholeNeed {
    /// The need as it stands.
    pub fn of(need: &Need) -> Self {
        let b = &need.brief;
        let ((title, title_other), (body, body_other)) = (shown(&b.title, need.lang), shown(&b.body, need.lang));
        let joint = if need.lang == Lang::Zh { "，" } else { ", " };
        let tick = |ticked: bool| if ticked { "yes".to_owned() } else { String::new() };
        let number = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
        Self {
            version: need.version.to_string(),
            lang: need.lang.to_string(),
            kind: b.kind.to_string(),
            title,
            title_other,
            body,
            body_other,
            fields: b.fields.iter().map(|f| f.0.clone()).collect(),
            modes: sent(&b.modes),
            must: b.must.join(joint),
            nice: b.nice.join(joint),
            deadline: b.deadline.map(|d| d.to_string()).unwrap_or_default(),
            min_degree: b.min_degree.map(|d| d.to_string()).unwrap_or_default(),
            min_years: number(b.min_years),
            languages: b.languages.clone(),
            interpret: tick(!b.only.contains(&OnlyCriterion::Languages)),
            only: sent(&b.only),
            place: b.place.clone().unwrap_or_default(),
            budget: b.budget.clone().unwrap_or_default(),
            positions: number(b.positions),
            publish: tick(b.is_public),
            anonymous: tick(b.is_anonymous),
            then: String::new(),
        }
    }

    /// The version that the member saw, and the need as it shall be.
    pub fn brief(&self) -> Result<(Option<i32>, NeedBrief)> {
        let mut reading = Reading::default();
        let lang = reading.code("lang", &self.lang).unwrap_or(Lang::Zh);
        let ticked: Vec<OnlyCriterion> = reading.codes("only", &self.only);
        let brief = NeedBrief {
            kind: reading.code("kind", &self.kind).unwrap_or(NeedKind::TechnicalChallenge),
            title: halves(&self.title, &self.title_other, lang),
            body: halves(&self.body, &self.body_other, lang),
            fields: field_codes(&self.fields),
            must: keywords(&self.must),
            nice: keywords(&self.nice),
            min_degree: reading.code("min_degree", &self.min_degree),
            min_years: reading.number("min_years", &self.min_years),
            modes: reading.codes("modes", &self.modes),
            languages: self.languages.clone(),
            only: only(&ticked, &self.interpret, &self.languages),
            place: option(&self.place),
            budget: option(&self.budget),
            deadline: reading.day("deadline", &self.deadline),
            positions: reading.number("positions", &self.positions),
            is_public: !self.publish.is_empty(),
            is_anonymous: !self.anonymous.is_empty(),
        };
        let version = reading.number("version", &self.version);
        reading.done((version, brief))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::enterprise::EnterpriseId;

    #[test]
    fn what_is_shown_and_sent_back_unchanged_stays_as_it_is() {
        let form = NewNeed {
            problem: "长链多肽工艺放大。放大到公斤级，纯度掉到 94%。".into(),
            fields: vec!["biomedicine".into()],
            modes: vec!["consulting".into(), "short_visit".into()],
            must: "固相合成，制备纯化".into(),
            deadline: "2026-12-31".into(),
            ..NewNeed::blank()
        };
        let mut brief = form.brief(Lang::Zh).unwrap();
        assert_eq!((brief.kind, brief.must.len(), brief.only.len()), (NeedKind::TechnicalChallenge, 2, 0));
        brief.only = vec![OnlyCriterion::Degree, OnlyCriterion::Languages];
        brief.title.en = Some("Scale-up of long peptides".into());
        let need = Need::draft("N-2041".into(), EnterpriseId::new(), Lang::Zh, brief.clone(), Default::default());
        assert_eq!(WholeNeed::of(&need).brief().unwrap(), (Some(1), brief));
    }

    #[test]
    fn the_ways_of_working_point_to_the_kind() {
        assert_eq!(likely_kind(&[Mode::FullTimeReturn]), NeedKind::Position);
        assert_eq!(likely_kind(&[Mode::Consulting]), NeedKind::Consulting);
        assert_eq!(likely_kind(&[Mode::Consulting, Mode::FullTimeReturn]), NeedKind::TechnicalChallenge);
    }
}
