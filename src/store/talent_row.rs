//! The open part of a talent as its table holds it.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::json;
use crate::domain::account::AccountId;
use crate::domain::error::Result;
use crate::domain::talent::{Talent, TalentId, TalentProfile, TalentState};
use crate::domain::value::{Bilingual, Degree, Lang, Moment, Source};
use crate::schema::talents::talents;

/// A row of the table.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = talents, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Row {
    id: TalentId,
    code: String,
    account_id: Option<AccountId>,
    state: TalentState,
    version: i32,
    lang: Lang,
    headline_zh: Option<String>,
    headline_en: Option<String>,
    summary_zh: Option<String>,
    summary_en: Option<String>,
    fields: String,
    skills: String,
    degree: Option<Degree>,
    years_experience: Option<i32>,
    country: String,
    city: Option<String>,
    gansu_ties: String,
    modes: String,
    languages: String,
    available_from: Option<NaiveDate>,
    pause_until: Option<NaiveDate>,
    accepted_at: Option<Moment>,
    confirmed_at: Option<Moment>,
    consents_lapsed_at: Option<Moment>,
    held_at: Option<Moment>,
    joined_at: Option<Moment>,
    browse_ok: bool,
    monthly_limit: i32,
    source: Source,
    external_ref: Option<String>,
    created_at: Moment,
    updated_at: Moment,
}

impl Row {
    /// Of a talent.
    pub fn of(talent: &Talent) -> Result<Self> {
        let Talent { profile: p, .. } = talent;
        Ok(Self {
            id: talent.id.clone(),
            code: talent.code.clone(),
            account_id: talent.account.clone(),
            state: talent.state,
            version: talent.version,
            lang: talent.lang,
            headline_zh: p.headline.zh.clone(),
            headline_en: p.headline.en.clone(),
            summary_zh: p.summary.zh.clone(),
            summary_en: p.summary.en.clone(),
            fields: json::text(&p.fields)?,
            skills: json::text(&p.skills)?,
            degree: p.degree,
            years_experience: p.years_experience,
            country: p.country.clone(),
            city: p.city.clone(),
            gansu_ties: json::text(&p.gansu_ties)?,
            modes: json::text(&p.modes)?,
            languages: json::text(&p.languages)?,
            available_from: p.available_from,
            pause_until: talent.pause_until,
            accepted_at: talent.accepted_at,
            confirmed_at: talent.confirmed_at,
            consents_lapsed_at: talent.consents_lapsed_at,
            held_at: talent.held_at,
            joined_at: talent.joined_at,
            browse_ok: talent.browse_ok,
            monthly_limit: talent.monthly_limit,
            source: talent.source,
            external_ref: talent.external_ref.clone(),
            created_at: talent.created_at,
            updated_at: talent.updated_at,
        })
    }

    /// The talent.
    pub fn talent(self) -> Result<Talent> {
        let profile = TalentProfile {
            headline: Bilingual { zh: self.headline_zh, en: self.headline_en },
            summary: Bilingual { zh: self.summary_zh, en: self.summary_en },
            fields: json::value(&self.fields)?,
            skills: json::value(&self.skills)?,
            degree: self.degree,
            years_experience: self.years_experience,
            country: self.country,
            city: self.city,
            gansu_ties: json::value(&self.gansu_ties)?,
            modes: json::value(&self.modes)?,
            languages: json::value(&self.languages)?,
            available_from: self.available_from,
        };
        Ok(Talent {
            id: self.id,
            code: self.code,
            account: self.account_id,
            state: self.state,
            version: self.version,
            lang: self.lang,
            profile,
            pause_until: self.pause_until,
            accepted_at: self.accepted_at,
            confirmed_at: self.confirmed_at,
            consents_lapsed_at: self.consents_lapsed_at,
            held_at: self.held_at,
            joined_at: self.joined_at,
            browse_ok: self.browse_ok,
            monthly_limit: self.monthly_limit,
            source: self.source,
            external_ref: self.external_ref,
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }
}
