//! What an enterprise says of itself, and who speaks for it.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::collect;
use super::error::{Checks, Error, FieldError, Result};
use super::field::FieldCode;
use super::region;
use super::text::{bad_characters, tidy_option, tidy_text};
use super::uscc;
use super::value::Bilingual;
use crate::text_enum;

text_enum! {
    /// What an enterprise is.
    EnterpriseKind {
        /// A company.
        Company = "company",
        /// A university or college.
        University = "university",
        /// A research institute.
        Institute = "institute",
        /// A hospital.
        Hospital = "hospital",
        /// A park or zone.
        Park = "park",
        /// An incubator or makerspace.
        Incubator = "incubator",
    }
}

/// What an enterprise says of itself.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterpriseProfile {
    /// Its name; the Chinese half is the registered one.
    pub name: Bilingual,
    /// Unified social credit code (GB 32100-2015), normalised; may be added by staff.
    #[serde(default)]
    pub uscc: Option<String>,
    /// GB/T 2260 code of where it sits.
    #[serde(default)]
    pub division: Option<String>,
    /// What it is.
    #[serde(default)]
    pub kind: Option<EnterpriseKind>,
    /// Its fields.
    #[serde(default)]
    pub fields: Vec<FieldCode>,
    /// A few sentences.
    #[serde(default)]
    pub intro: Bilingual,
    /// Its web address (https).
    #[serde(default)]
    pub website: Option<String>,
}

/// The person who speaks for an enterprise. Kept sealed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterpriseContact {
    /// Name as the person writes it.
    pub name: String,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<String>,
    /// WeChat id.
    #[serde(default)]
    pub wechat: Option<String>,
}

impl EnterpriseProfile {
    /// Tidies it, normalises the code and says all that is wrong. Its name is in the form's field `firm_name`.
    pub fn checked(mut self) -> Result<Self> {
        tidy_text(&mut self.name);
        tidy_text(&mut self.intro);
        tidy_option(&mut self.website);
        tidy_option(&mut self.division);
        let mut checks = Checks::default();
        checks.require(!self.name.is_empty(), "firm_name", "required");
        for (field, text, most) in [
            ("firm_name", &self.name.zh, 120),
            ("firm_name", &self.name.en, 120),
            ("intro", &self.intro.zh, 4000),
            ("intro", &self.intro.en, 4000),
            ("website", &self.website, 200),
        ] {
            let text = text.as_deref().unwrap_or_default();
            checks.require(text.chars().count() <= most, field, "too_long");
            if let Some(code) = bad_characters(text) {
                checks.add(FieldError::new(field, code));
            }
            collect::scan(&mut checks, [(field, text)]);
        }
        checks.require(self.division.as_deref().is_none_or(|d| region::find(d).is_some()), "division", "unknown_code");
        if let Some(code) = self.uscc.take().filter(|c| !c.trim().is_empty()) {
            match uscc::parse(&code) {
                Ok(code) => self.uscc = Some(code.text),
                Err(Error::Invalid(errors)) => errors.into_iter().for_each(|e| checks.add(e)),
                Err(other) => return Err(other),
            }
        }
        checks.require(self.fields.iter().all(|f| FieldCode::parse(f.as_str()).is_some()), "fields", "unknown_code");
        checks.require(self.website.as_deref().is_none_or(|w| w.starts_with("https://")), "website", "https_only");
        checks.done()?;
        Ok(self)
    }
}

/// A firm's name without what typing varies: full-width forms, case, spaces, and the punctuation around brackets.
pub fn name_key(name: &str) -> String {
    name.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_firm_has_one_key() {
        assert_eq!(name_key("兰州（新区）药业 有限公司"), name_key("兰州(新区)药业有限公司"));
        assert_eq!(name_key("Longtai Bio Co., Ltd."), name_key("longtai bio co ltd"));
    }
}
