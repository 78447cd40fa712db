//! The whole profile as its owner edits it.

use serde::{Deserialize, Serialize};

use super::{Reading, field_codes, halves, keywords, lines, option, sent, shown};
use crate::domain::error::{Error, Result};
use crate::domain::record::TalentRecord;
use crate::domain::talent::{GansuTie, Talent, TalentContact, TalentIdentity, TalentProfile, TieKind};
use crate::domain::value::Lang;
use crate::usecase::talents::edit::Input;

/// As it was typed. A tie is a place, or `any` for somewhere in Gansu.
#[allow(missing_docs, reason = "a field is named after its control")]
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    pub version: String,
    pub lang: String,
    pub name: String,
    pub other_name: String,
    pub country: String,
    pub city: String,
    pub fields: Vec<String>,
    pub headline: String,
    pub headline_other: String,
    pub summary: String,
    pub summary_other: String,
    pub skills: String,
    pub degree: String,
    pub years_experience: String,
    pub employer: String,
    pub title: String,
    pub languages: Vec<String>,
    pub modes: Vec<String>,
    pub available_from: String,
    pub tie_birth: Vec<String>,
    pub tie_school: Vec<String>,
    pub tie_work: Vec<String>,
    pub tie_family: Vec<String>,
    pub tie_project: Vec<String>,
    pub tie_unknown: Vec<String>,
    pub tie_interested: String,
    pub blocked_firms: String,
    pub phone: String,
    pub wechat: String,
    pub revision: String,
    pub part: String,
    pub then: String,
}

/// The sections of the form, in their order.
pub const PARTS: [&str; 5] = ["basics", "expertise", "career", "wishes", "privacy"];

/// The section in which a field stands.
pub fn part_of(field: &str) -> &'static str {
    match field {
        "fields" | "headline" | "headline_other" | "skills" | "summary" | "summary_other" => PARTS[1],
        "degree" | "years_experience" | "employer" | "title" | "languages" => PARTS[2],
        "modes" | "available_from" | "gansu_ties" => PARTS[3],
        "blocked_firms" | "phone" | "wechat" => PARTS[4],
        _ => PARTS[0],
    }
}

/// A tie without a place.
pub const ANYWHERE: &str = "any";

impl Profile {
    /// The profile as it stands.
    pub fn of(talent: &Talent, record: &TalentRecord) -> Self {
        let TalentRecord { profile: p, identity: i, contact: c } = record;
        let (headline, headline_other) = shown(&p.headline, talent.lang);
        let (summary, summary_other) = shown(&p.summary, talent.lang);
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        let ties = |kind| places(&p.gansu_ties, kind);
        Self {
            version: talent.version.to_string(),
            lang: talent.lang.to_string(),
            name: i.name.clone(),
            other_name: text(&i.other_name),
            country: p.country.clone(),
            city: text(&p.city),
            fields: p.fields.iter().map(|f| f.0.clone()).collect(),
            headline,
            headline_other,
            summary,
            summary_other,
            skills: p.skills.join(if talent.lang == Lang::Zh { "，" } else { ", " }),
            degree: p.degree.map(|d| d.to_string()).unwrap_or_default(),
            years_experience: p.years_experience.map(|y| y.to_string()).unwrap_or_default(),
            employer: text(&i.employer),
            title: text(&i.title),
            languages: p.languages.clone(),
            modes: sent(&p.modes),
            available_from: p.available_from.map(|d| d.to_string()).unwrap_or_default(),
            tie_birth: ties(TieKind::Birth),
            tie_school: ties(TieKind::School),
            tie_work: ties(TieKind::Work),
            tie_family: ties(TieKind::Family),
            tie_project: ties(TieKind::Project),
            tie_unknown: ties(TieKind::Unknown),
            tie_interested: ties(TieKind::Interested).first().cloned().unwrap_or_default(),
            blocked_firms: i.blocked_firms.join("\n"),
            phone: text(&c.phone),
            wechat: text(&c.wechat),
            ..Self::default()
        }
    }

    /// True when a section says what others look for in it; all of the last one may stay empty.
    pub fn says(&self, part: &str) -> bool {
        let all = |texts: &[&String]| texts.iter().all(|text| !text.trim().is_empty());
        match part {
            "basics" => all(&[&self.name, &self.country]),
            "expertise" => !self.fields.is_empty() && all(&[&self.headline, &self.skills]),
            "career" => all(&[&self.degree, &self.years_experience]) && !self.languages.is_empty(),
            "wishes" => !self.modes.is_empty() && !self.ties().is_empty(),
            _ => [&self.blocked_firms, &self.phone, &self.wechat].iter().any(|text| !text.trim().is_empty()),
        }
    }

    /// All that was typed, to be kept as a draft.
    pub fn typed(&self) -> Result<String> {
        let of_page = String::new;
        let form = Self { version: of_page(), revision: of_page(), part: of_page(), then: of_page(), ..self.clone() };
        serde_html_form::to_string(form).map_err(Error::internal)
    }

    /// What was kept as a draft.
    pub fn of_draft(typed: &str) -> Result<Self> {
        serde_html_form::from_str(typed).map_err(Error::internal)
    }

    /// The ties that can be placed: the field, its kind and what was chosen (at least one empty choice).
    pub fn tie_rows(&self) -> Vec<(&'static str, TieKind, Vec<String>)> {
        let rows = [
            ("tie_birth", TieKind::Birth, &self.tie_birth),
            ("tie_school", TieKind::School, &self.tie_school),
            ("tie_work", TieKind::Work, &self.tie_work),
            ("tie_family", TieKind::Family, &self.tie_family),
            ("tie_project", TieKind::Project, &self.tie_project),
            ("tie_unknown", TieKind::Unknown, &self.tie_unknown),
        ];
        let offered = rows.into_iter().filter(|(_, kind, chosen)| *kind != TieKind::Unknown || !chosen.is_empty());
        offered
            .map(|(name, kind, chosen)| match chosen.is_empty() {
                true => (name, kind, vec![String::new()]),
                false => (name, kind, chosen.clone()),
            })
            .collect()
    }

    fn ties(&self) -> Vec<GansuTie> {
        let placed = self.tie_rows().into_iter().flat_map(|(_, kind, chosen)| {
            chosen
                .into_iter()
                .filter(|place| !place.is_empty())
                .map(move |place| GansuTie { kind, division: (place != ANYWHERE).then_some(place) })
        });
        let interested = GansuTie { kind: TieKind::Interested, division: None };
        placed.chain((!self.tie_interested.is_empty()).then_some(interested)).collect()
    }

    /// What the use case takes.
    pub fn input(&self) -> Result<Input> {
        let mut reading = Reading::default();
        let lang = reading.code("lang", &self.lang).unwrap_or(Lang::Zh);
        let profile = TalentProfile {
            headline: halves(&self.headline, &self.headline_other, lang),
            summary: halves(&self.summary, &self.summary_other, lang),
            fields: field_codes(&self.fields),
            skills: keywords(&self.skills),
            degree: reading.code("degree", &self.degree),
            years_experience: reading.number("years_experience", &self.years_experience),
            country: self.country.clone(),
            city: option(&self.city),
            gansu_ties: self.ties(),
            modes: reading.codes("modes", &self.modes),
            languages: self.languages.clone(),
            available_from: reading.day("available_from", &self.available_from),
        };
        let identity = TalentIdentity {
            name: self.name.clone(),
            other_name: option(&self.other_name),
            employer: option(&self.employer),
            title: option(&self.title),
            blocked_firms: lines(&self.blocked_firms),
        };
        let contact = TalentContact { phone: option(&self.phone), wechat: option(&self.wechat) };
        let version = reading.number("version", &self.version);
        reading.done(Input { version, record: TalentRecord { profile, identity, contact } })
    }
}

fn places(ties: &[GansuTie], kind: TieKind) -> Vec<String> {
    let of_kind = ties.iter().filter(|t| t.kind == kind);
    of_kind.map(|t| t.division.clone().unwrap_or_else(|| ANYWHERE.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::FieldCode;
    use crate::domain::value::{Bilingual, Degree, Mode};

    #[test]
    fn what_is_shown_and_sent_back_unchanged_stays_as_it_is() {
        let tie = |kind, place: Option<&str>| GansuTie { kind, division: place.map(str::to_owned) };
        let profile = TalentProfile {
            headline: Bilingual { zh: Some("多肽放大".into()), en: Some("Peptide scale-up".into()) },
            fields: vec![FieldCode("biomedicine".into())],
            skills: vec!["SPPS".into(), "HPLC".into()],
            degree: Some(Degree::Doctor),
            years_experience: Some(12),
            country: "US".into(),
            gansu_ties: vec![
                tie(TieKind::School, Some("620102")),
                tie(TieKind::School, None),
                tie(TieKind::Interested, None),
            ],
            modes: vec![Mode::Consulting],
            languages: vec!["zh".into(), "sw".into()],
            ..TalentProfile::default()
        };
        let identity = TalentIdentity { name: "王芳".into(), ..TalentIdentity::default() };
        let record = TalentRecord { profile: profile.clone(), identity, contact: TalentContact::default() };
        let now = chrono::NaiveDateTime::default();
        let talent = Talent::draft("T-7F3K".into(), None, Lang::Zh, profile, now);
        let form = Profile::of(&talent, &record);
        assert_eq!(form.input().unwrap().record, record);
        let kept = Profile::of_draft(&form.typed().unwrap()).unwrap();
        assert_eq!(Profile { version: form.version.clone(), ..kept }.input().unwrap().record, record);
    }
}
