//! What an enterprise says of itself, as its member edits it.

use serde::Deserialize;

use super::{Reading, field_codes, halves, option, shown};
use crate::domain::enterprise::{Enterprise, EnterpriseContact, EnterpriseProfile};
use crate::domain::error::Result;
use crate::domain::value::Lang;
use crate::usecase::enterprises::edit::Input;

/// As it was typed.
#[allow(missing_docs, reason = "a field is named after its control")]
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Firm {
    pub version: String,
    pub lang: String,
    pub firm_name: String,
    pub firm_name_other: String,
    pub uscc: String,
    pub kind: String,
    pub division: String,
    pub fields: Vec<String>,
    pub intro: String,
    pub intro_other: String,
    pub website: String,
    pub contact_name: String,
    pub phone: String,
    pub wechat: String,
}

impl Firm {
    /// The enterprise as it stands.
    pub fn of(enterprise: &Enterprise, contact: &EnterpriseContact) -> Self {
        let p = &enterprise.profile;
        let (firm_name, firm_name_other) = shown(&p.name, enterprise.lang);
        let (intro, intro_other) = shown(&p.intro, enterprise.lang);
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        Self {
            version: enterprise.version.to_string(),
            lang: enterprise.lang.to_string(),
            firm_name,
            firm_name_other,
            uscc: text(&p.uscc),
            kind: p.kind.map(|k| k.to_string()).unwrap_or_default(),
            division: text(&p.division),
            fields: p.fields.iter().map(|f| f.0.clone()).collect(),
            intro,
            intro_other,
            website: text(&p.website),
            contact_name: contact.name.clone(),
            phone: text(&contact.phone),
            wechat: text(&contact.wechat),
        }
    }

    /// What the use case takes.
    pub fn input(&self) -> Result<Input> {
        let mut reading = Reading::default();
        let lang = reading.code("lang", &self.lang).unwrap_or(Lang::Zh);
        let profile = EnterpriseProfile {
            name: halves(&self.firm_name, &self.firm_name_other, lang),
            uscc: option(&self.uscc),
            division: option(&self.division),
            kind: reading.code("kind", &self.kind),
            fields: field_codes(&self.fields),
            intro: halves(&self.intro, &self.intro_other, lang),
            website: option(&self.website),
        };
        let contact = EnterpriseContact {
            name: self.contact_name.clone(),
            phone: option(&self.phone),
            wechat: option(&self.wechat),
        };
        let version = reading.number("version", &self.version);
        reading.done(Input { version, profile, contact })
    }
}
