//! What people write of themselves, taken as one whole: tidied, and checked with all that is wrong told at once.

use serde::{Deserialize, Serialize};

use super::collect;
use super::country;
use super::enterprise::EnterpriseContact;
use super::error::{Checks, FieldError, Result};
use super::region;
use super::talent::{TalentContact, TalentIdentity, TalentProfile};
use super::text::{bad_characters, keep_first, tidy_list, tidy_option, tidy_text};

const NAME_MAX: usize = 120;
/// Most names and domains of a block list.
pub const BLOCKED_MAX: usize = 50;
const CONTACT_MAX: usize = 60;

/// All that a talent writes: for matching, of who they are, of how to reach them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TalentRecord {
    /// For matching and review.
    pub profile: TalentProfile,
    /// Who they are; sealed.
    pub identity: TalentIdentity,
    /// How to reach them beside the account's address; sealed.
    #[serde(default)]
    pub contact: TalentContact,
}

impl TalentRecord {
    /// Tidies it (trims, drops empty and repeated entries) and says all that is wrong. Errors name the fields of the form.
    pub fn checked(mut self) -> Result<Self> {
        self.tidy();
        let mut checks = Checks::default();
        checks.take(self.profile.check())?;
        self.check_codes(&mut checks);
        check_name(&mut checks, "name", &self.identity.name);
        let identity = &self.identity;
        for (field, text) in
            [("other_name", &identity.other_name), ("employer", &identity.employer), ("title", &identity.title)]
        {
            check_line(&mut checks, field, text.as_deref().unwrap_or_default());
        }
        checks.require(identity.blocked_firms.len() <= BLOCKED_MAX, "blocked_firms", "too_many");
        for firm in &identity.blocked_firms {
            check_line(&mut checks, "blocked_firms", firm);
        }
        check_contact(&mut checks, self.contact.phone.as_deref(), self.contact.wechat.as_deref());
        collect::scan(&mut checks, self.texts());
        checks.done()?;
        Ok(self)
    }

    fn tidy(&mut self) {
        let Self { profile: p, identity: i, contact: c } = self;
        tidy_text(&mut p.headline);
        tidy_text(&mut p.summary);
        for list in [&mut p.skills, &mut p.languages, &mut i.blocked_firms] {
            tidy_list(list);
        }
        let mut seen = Vec::new();
        p.fields.retain(|f| keep_first(&mut seen, f));
        let mut seen = Vec::new();
        p.modes.retain(|m| keep_first(&mut seen, m));
        let mut seen = Vec::new();
        p.gansu_ties.retain(|t| keep_first(&mut seen, t));
        p.country = p.country.trim().to_uppercase();
        i.name = i.name.trim().to_owned();
        for text in [&mut p.city, &mut i.other_name, &mut i.employer, &mut i.title, &mut c.phone, &mut c.wechat] {
            tidy_option(text);
        }
    }

    fn check_codes(&self, checks: &mut Checks) {
        let p = &self.profile;
        checks.require(p.country.is_empty() || country::country(&p.country).is_some(), "country", "unknown_code");
        checks.require(p.languages.iter().all(|l| is_language(l)), "languages", "unknown_code");
        let places = p.gansu_ties.iter().filter_map(|t| t.division.as_deref());
        checks.require(places.into_iter().all(|d| region::find(d).is_some()), "gansu_ties", "unknown_code");
        checks.require(p.city.as_deref().is_none_or(|c| c.chars().count() <= NAME_MAX), "city", "too_long");
    }

    fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let Self { profile: p, identity: i, contact: c } = self;
        [
            ("headline", p.headline.zh.as_deref()),
            ("headline", p.headline.en.as_deref()),
            ("summary", p.summary.zh.as_deref()),
            ("summary", p.summary.en.as_deref()),
            ("city", p.city.as_deref()),
            ("name", Some(i.name.as_str())),
            ("other_name", i.other_name.as_deref()),
            ("employer", i.employer.as_deref()),
            ("title", i.title.as_deref()),
            ("wechat", c.wechat.as_deref()),
        ]
        .into_iter()
        .filter_map(|(field, text)| text.map(|t| (field, t)))
        .chain(p.skills.iter().map(|s| ("skills", s.as_str())))
        .chain(i.blocked_firms.iter().map(|f| ("blocked_firms", f.as_str())))
    }
}

impl EnterpriseContact {
    /// Tidies it and says all that is wrong.
    pub fn checked(mut self) -> Result<Self> {
        self.name = self.name.trim().to_owned();
        tidy_option(&mut self.phone);
        tidy_option(&mut self.wechat);
        let mut checks = Checks::default();
        check_name(&mut checks, "contact_name", &self.name);
        check_contact(&mut checks, self.phone.as_deref(), self.wechat.as_deref());
        collect::scan(&mut checks, [("contact_name", self.name.as_str())]);
        checks.done()?;
        Ok(self)
    }
}

/// True for two small letters, the form of ISO 639-1; a language without a name in our table may still be spoken.
pub fn is_language(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase())
}

fn check_name(checks: &mut Checks, field: &'static str, name: &str) {
    checks.require(!name.is_empty(), field, "required");
    check_line(checks, field, name);
}

pub(super) fn check_line(checks: &mut Checks, field: &'static str, text: &str) {
    checks.require(text.chars().count() <= NAME_MAX, field, "too_long");
    if let Some(code) = bad_characters(text) {
        checks.add(FieldError::new(field, code));
    }
}

fn check_contact(checks: &mut Checks, phone: Option<&str>, wechat: Option<&str>) {
    let is_phone = |p: &str| {
        p.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c))
            && p.chars().filter(char::is_ascii_digit).count() >= 5
    };
    checks.require(phone.is_none_or(|p| p.len() <= CONTACT_MAX && is_phone(p)), "phone", "bad_phone");
    checks.require(wechat.is_none_or(|w| w.chars().count() <= CONTACT_MAX), "wechat", "too_long");
    if let Some(code) = wechat.and_then(bad_characters) {
        checks.add(FieldError::new("wechat", code));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::error::Error;
    use crate::domain::field::FieldCode;
    use crate::domain::value::{Bilingual, Lang, Mode};

    fn fang() -> TalentRecord {
        TalentRecord {
            profile: TalentProfile {
                headline: Bilingual::typed(" I scale peptides up. ", Lang::En),
                fields: vec![FieldCode("biomedicine".into())],
                country: "us".into(),
                modes: vec![Mode::Consulting, Mode::Consulting],
                skills: vec!["SPPS".into(), " ".into(), "SPPS ".into()],
                ..TalentProfile::default()
            },
            identity: TalentIdentity { name: " 王芳 ".into(), ..TalentIdentity::default() },
            contact: TalentContact { phone: Some(" ".into()), wechat: None },
        }
    }

    #[test]
    fn a_record_is_tidied() {
        let record = fang().checked().unwrap();
        assert_eq!(record.profile.headline.en.as_deref(), Some("I scale peptides up."));
        assert_eq!((record.profile.skills.len(), record.profile.modes.len()), (1, 1));
        assert_eq!((record.profile.country.as_str(), record.identity.name.as_str()), ("US", "王芳"));
        assert_eq!(record.contact.phone, None);
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let mut record = fang();
        record.profile.country = "XX".into();
        record.profile.summary = Bilingual::typed("passport E12345678", Lang::En);
        record.identity.name = String::new();
        record.contact.phone = Some("call me".into());
        let Err(Error::Invalid(errors)) = record.checked() else { panic!("taken") };
        let told: Vec<_> = errors.iter().map(|e| (e.field.as_str(), e.code)).collect();
        assert_eq!(
            told,
            [("country", "unknown_code"), ("name", "required"), ("phone", "bad_phone"), ("summary", "do_not_collect")]
        );
    }
}
