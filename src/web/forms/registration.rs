//! The one page on which a talent registers: six answers, a few more that may be left out, two consents.

use serde::Deserialize;

use super::{Reading, field_codes, halves, keywords, lines, option, ticked};
use crate::domain::card::YearsBand;
use crate::domain::error::Result;
use crate::domain::record::TalentRecord;
use crate::domain::talent::{GansuTie, TalentContact, TalentIdentity, TalentProfile};
use crate::domain::value::{Bilingual, Lang};
use crate::usecase::talents::register::Input;

/// As it was typed.
#[allow(missing_docs, reason = "a field is named after its control")]
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Registration {
    pub email: String,
    pub name: String,
    pub country: String,
    pub fields: Vec<String>,
    pub headline: String,
    pub modes: Vec<String>,
    pub skills: String,
    pub degree: String,
    pub years_experience: String,
    pub gansu_ties: Vec<String>,
    pub blocked_firms: String,
    pub phone: String,
    pub consent_pool: String,
    pub consent_border: String,
    pub then: String,
    pub stamp: String,
    pub nickname: String,
}

impl Registration {
    /// True when something of the folded part was filled in, so that it comes back open.
    pub fn says_more(&self) -> bool {
        let texts = [&self.skills, &self.degree, &self.years_experience, &self.blocked_firms, &self.phone];
        texts.iter().any(|t| !t.is_empty()) || !self.gansu_ties.is_empty()
    }

    /// What the use case takes.
    pub fn input(&self, lang: Lang) -> Result<Input> {
        let mut reading = Reading::default();
        let ties = reading.codes("gansu_ties", &self.gansu_ties);
        let band: Option<YearsBand> = reading.code("years_experience", &self.years_experience);
        let profile = TalentProfile {
            headline: halves(&self.headline, "", lang),
            summary: Bilingual::default(),
            fields: field_codes(&self.fields),
            skills: keywords(&self.skills),
            degree: reading.code("degree", &self.degree),
            years_experience: band.map(YearsBand::least),
            country: self.country.clone(),
            gansu_ties: ties.into_iter().map(|kind| GansuTie { kind, division: None }).collect(),
            modes: reading.codes("modes", &self.modes),
            ..TalentProfile::default()
        };
        let identity = TalentIdentity {
            name: self.name.clone(),
            blocked_firms: lines(&self.blocked_firms),
            ..TalentIdentity::default()
        };
        let contact = TalentContact { phone: option(&self.phone), wechat: None };
        reading.done(Input {
            email: self.email.clone(),
            record: TalentRecord { profile, identity, contact },
            talent_pool: ticked(&self.consent_pool),
            cross_border: ticked(&self.consent_border),
        })
    }
}
