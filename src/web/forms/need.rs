//! The whole of a need as its firm edits it.

use serde::Deserialize;

use super::{Reading, field_codes, halves, keywords, option, sent, shown};
use crate::domain::error::Result;
use crate::domain::field::FieldCode;
use crate::domain::need::{Need, NeedBrief, NeedKind, OnlyCriterion};
use crate::domain::text::keep_first;
use crate::domain::value::Lang;

/// Languages are "only" when the firm does not want the workstation to interpret.
pub fn only(ticked: &[OnlyCriterion], interpret: &str, languages: &[String]) -> Vec<OnlyCriterion> {
    let strict = (interpret.is_empty() && !languages.is_empty()).then_some(OnlyCriterion::Languages);
    ticked.iter().copied().filter(|c| *c != OnlyCriterion::Languages).chain(strict).collect()
}

/// The sentence has a list a field: whoever chooses one twice means it once.
fn once(fields: Vec<FieldCode>) -> Vec<FieldCode> {
    let mut seen = Vec::new();
    fields.into_iter().filter(|field| keep_first(&mut seen, field)).collect()
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
            fields: once(field_codes(&self.fields)),
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
    use crate::web::forms::new_need::NewNeed;

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
}
