//! An enterprise as its table holds it.

use diesel::prelude::*;

use super::json;
use crate::domain::account::AccountId;
use crate::domain::enterprise::{
    Enterprise, EnterpriseId, EnterpriseKind, EnterpriseProfile, EnterpriseState, name_key,
};
use crate::domain::error::Result;
use crate::domain::value::{Bilingual, Lang, Moment, Source};
use crate::schema::enterprises::enterprises;

/// A row of the table.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = enterprises, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Row {
    id: EnterpriseId,
    code: String,
    state: EnterpriseState,
    version: i32,
    lang: Lang,
    name_zh: Option<String>,
    name_en: Option<String>,
    name_key: String,
    uscc: Option<String>,
    division: Option<String>,
    kind: Option<EnterpriseKind>,
    fields: String,
    intro_zh: Option<String>,
    intro_en: Option<String>,
    website: Option<String>,
    verified_at: Option<Moment>,
    verified_by: Option<AccountId>,
    joined_at: Option<Moment>,
    source: Source,
    created_at: Moment,
    updated_at: Moment,
}

impl Row {
    /// Of an enterprise.
    pub fn of(enterprise: &Enterprise) -> Result<Self> {
        let Enterprise { profile: p, .. } = enterprise;
        Ok(Self {
            id: enterprise.id.clone(),
            code: enterprise.code.clone(),
            state: enterprise.state,
            version: enterprise.version,
            lang: enterprise.lang,
            name_zh: p.name.zh.clone(),
            name_en: p.name.en.clone(),
            name_key: name_key(p.name.text(Lang::Zh)),
            uscc: p.uscc.clone(),
            division: p.division.clone(),
            kind: p.kind,
            fields: json::text(&p.fields)?,
            intro_zh: p.intro.zh.clone(),
            intro_en: p.intro.en.clone(),
            website: p.website.clone(),
            verified_at: enterprise.verified_at,
            verified_by: enterprise.verified_by.clone(),
            joined_at: enterprise.joined_at,
            source: enterprise.source,
            created_at: enterprise.created_at,
            updated_at: enterprise.updated_at,
        })
    }

    /// The enterprise.
    pub fn enterprise(self) -> Result<Enterprise> {
        let profile = EnterpriseProfile {
            name: Bilingual { zh: self.name_zh, en: self.name_en },
            uscc: self.uscc,
            division: self.division,
            kind: self.kind,
            fields: json::value(&self.fields)?,
            intro: Bilingual { zh: self.intro_zh, en: self.intro_en },
            website: self.website,
        };
        Ok(Enterprise {
            id: self.id,
            code: self.code,
            state: self.state,
            version: self.version,
            lang: self.lang,
            profile,
            verified_at: self.verified_at,
            verified_by: self.verified_by,
            joined_at: self.joined_at,
            source: self.source,
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }
}
