//! Enterprises, institutes and parks of Gansu that post needs, and the moves of their state.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::account::AccountId;
use super::collect;
use super::error::{Checks, Error, FieldError, Result};
use super::field::FieldCode;
use super::record::{tidy_option, tidy_text};
use super::region;
use super::state::{self, By, Move};
use super::talent::{Source, bad_characters};
use super::uscc;
use super::value::{Bilingual, Lang, Moment};
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of an enterprise.
    EnterpriseId
);

text_enum! {
    /// Where an enterprise stands.
    EnterpriseState {
        /// Being written.
        Draft = "draft",
        /// Submitted together with its first need.
        Submitted = "submitted",
        /// Checked by an officer: may ask people, see cards, be named in public.
        Verified = "verified",
        /// An officer asked for changes.
        ChangesRequested = "changes_requested",
        /// Not taken, with a reason.
        Rejected = "rejected",
        /// Suspended by a lead.
        Suspended = "suspended",
        /// Closed for good.
        Closed = "closed",
    }
}

text_enum! {
    /// What can be done to an enterprise.
    EnterpriseAct {
        /// The firm submits itself with its first need.
        Submit = "submit",
        /// An officer verifies it.
        Verify = "verify",
        /// An officer undoes that press.
        UndoVerify = "undo_verify",
        /// An officer asks for changes.
        RequestChanges = "request_changes",
        /// An officer does not take it.
        Reject = "reject",
        /// A lead suspends.
        Suspend = "suspend",
        /// A lead lifts the suspension.
        Unsuspend = "unsuspend",
        /// The firm's administrator, or a lead, closes it.
        Close = "close",
    }
}

use EnterpriseAct as A;
use EnterpriseState as S;
const FIRM: &[By] = &[By::Owner];
const OFFICER: &[By] = &[By::Officer, By::Lead];
const LEAD: &[By] = &[By::Lead];
const FIRM_OR_LEAD: &[By] = &[By::Owner, By::Lead];

/// Every move of an enterprise that is allowed; anything not listed is refused.
#[rustfmt::skip]
pub const MOVES: &[Move<EnterpriseState, EnterpriseAct>] = &[
    Move { from: S::Draft,            act: A::Submit,         by: FIRM,         to: S::Submitted },
    Move { from: S::ChangesRequested, act: A::Submit,         by: FIRM,         to: S::Submitted },
    Move { from: S::Submitted,        act: A::Verify,         by: OFFICER,      to: S::Verified },
    Move { from: S::Verified,         act: A::UndoVerify,     by: OFFICER,      to: S::Submitted },
    Move { from: S::Submitted,        act: A::RequestChanges, by: OFFICER,      to: S::ChangesRequested },
    Move { from: S::Submitted,        act: A::Reject,         by: OFFICER,      to: S::Rejected },
    Move { from: S::Verified,         act: A::Suspend,        by: LEAD,         to: S::Suspended },
    Move { from: S::Suspended,        act: A::Unsuspend,      by: LEAD,         to: S::Verified },
    Move { from: S::Verified,         act: A::Close,          by: FIRM_OR_LEAD, to: S::Closed },
];

impl EnterpriseState {
    /// The state after `act`, or `Conflict("illegal_move")`.
    pub fn after(self, act: EnterpriseAct, by: By) -> Result<Self> {
        state::after(MOVES, self, act, by)
    }

    /// True when its needs may be matched (for staff's eyes).
    pub fn is_active(self) -> bool {
        matches!(self, Self::Submitted | Self::Verified)
    }
}

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

/// An enterprise as staff see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Enterprise {
    /// Key.
    pub id: EnterpriseId,
    /// The random code, e.g. `E-4K7D`.
    pub code: String,
    /// Where it stands.
    pub state: EnterpriseState,
    /// Grows by one with every change; guards writes.
    pub version: i32,
    /// The language in which it was typed.
    pub lang: Lang,
    /// What it says of itself.
    pub profile: EnterpriseProfile,
    /// When it was verified.
    pub verified_at: Option<Moment>,
    /// By whom.
    pub verified_by: Option<AccountId>,
    /// Where it came from.
    pub source: Source,
    /// When it was made.
    pub created_at: Moment,
    /// When it was last changed.
    pub updated_at: Moment,
}

impl Enterprise {
    /// An enterprise as it is first written.
    pub fn draft(code: String, lang: Lang, profile: EnterpriseProfile, now: Moment) -> Self {
        Self {
            id: EnterpriseId::new(),
            code,
            state: EnterpriseState::Draft,
            version: 1,
            lang,
            profile,
            verified_at: None,
            verified_by: None,
            source: Source::Own,
            created_at: now,
            updated_at: now,
        }
    }

    /// Makes a move on behalf of `by`, or refuses it.
    pub fn act(&mut self, act: EnterpriseAct, by: By) -> Result<()> {
        self.state = self.state.after(act, by)?;
        Ok(())
    }
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
