//! A need as its table holds it.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::json;
use crate::domain::account::AccountId;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::Result;
use crate::domain::need::{Need, NeedBrief, NeedId, NeedKind, NeedState};
use crate::domain::value::{Bilingual, Degree, Lang, Moment, Source};
use crate::schema::needs::needs;

/// A row of the table.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = needs, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Row {
    id: NeedId,
    code: String,
    enterprise_id: EnterpriseId,
    created_by: Option<AccountId>,
    state: NeedState,
    version: i32,
    lang: Lang,
    kind: NeedKind,
    title_zh: Option<String>,
    title_en: Option<String>,
    body_zh: Option<String>,
    body_en: Option<String>,
    fields: String,
    must: String,
    nice: String,
    min_degree: Option<Degree>,
    min_years: Option<i32>,
    modes: String,
    languages: String,
    only_criteria: String,
    place: Option<String>,
    budget: Option<String>,
    deadline: Option<NaiveDate>,
    positions: Option<i32>,
    is_public: bool,
    is_anonymous: bool,
    expires_at: Moment,
    submitted_at: Option<Moment>,
    source: Source,
    external_ref: Option<String>,
    created_at: Moment,
    updated_at: Moment,
}

impl Row {
    /// Of a need.
    pub fn of(need: &Need) -> Result<Self> {
        let Need { brief: b, .. } = need;
        Ok(Self {
            id: need.id.clone(),
            code: need.code.clone(),
            enterprise_id: need.enterprise.clone(),
            created_by: need.created_by.clone(),
            state: need.state,
            version: need.version,
            lang: need.lang,
            kind: b.kind,
            title_zh: b.title.zh.clone(),
            title_en: b.title.en.clone(),
            body_zh: b.body.zh.clone(),
            body_en: b.body.en.clone(),
            fields: json::text(&b.fields)?,
            must: json::text(&b.must)?,
            nice: json::text(&b.nice)?,
            min_degree: b.min_degree,
            min_years: b.min_years,
            modes: json::text(&b.modes)?,
            languages: json::text(&b.languages)?,
            only_criteria: json::text(&b.only)?,
            place: b.place.clone(),
            budget: b.budget.clone(),
            deadline: b.deadline,
            positions: b.positions,
            is_public: b.is_public,
            is_anonymous: b.is_anonymous,
            expires_at: need.expires_at,
            submitted_at: need.submitted_at,
            source: need.source,
            external_ref: need.external_ref.clone(),
            created_at: need.created_at,
            updated_at: need.updated_at,
        })
    }

    /// The need.
    pub fn need(self) -> Result<Need> {
        let brief = NeedBrief {
            kind: self.kind,
            title: Bilingual { zh: self.title_zh, en: self.title_en },
            body: Bilingual { zh: self.body_zh, en: self.body_en },
            fields: json::value(&self.fields)?,
            must: json::value(&self.must)?,
            nice: json::value(&self.nice)?,
            min_degree: self.min_degree,
            min_years: self.min_years,
            modes: json::value(&self.modes)?,
            languages: json::value(&self.languages)?,
            only: json::value(&self.only_criteria)?,
            place: self.place,
            budget: self.budget,
            deadline: self.deadline,
            positions: self.positions,
            is_public: self.is_public,
            is_anonymous: self.is_anonymous,
        };
        Ok(Need {
            id: self.id,
            code: self.code,
            enterprise: self.enterprise_id,
            created_by: self.created_by,
            state: self.state,
            version: self.version,
            lang: self.lang,
            brief,
            expires_at: self.expires_at,
            submitted_at: self.submitted_at,
            source: self.source,
            external_ref: self.external_ref,
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }
}
