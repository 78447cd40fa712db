//! Consents: who agreed to what, in exactly which words. A row is never edited; withdrawing sets its end.

use super::account::AccountId;
use super::enterprise::EnterpriseId;
use super::talent::TalentId;
use super::value::{Lang, Moment};
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of a consent.
    ConsentId
);

text_enum! {
    /// What a consent is for.
    Purpose {
        /// P1: keep the profile.
        Keep = "keep",
        /// P2: staff review it for matching.
        Review = "review",
        /// P3: data may cross the border.
        CrossBorder = "cross_border",
    }
}

text_enum! {
    /// How a consent was given.
    Channel {
        /// A box ticked on a page.
        Web = "web",
        /// Through the API.
        Api = "api",
        /// On paper or in a mail, recorded by staff with its basis.
        Paper = "paper",
    }
}

/// A consent to be recorded.
#[derive(Debug, Clone)]
pub struct NewConsent {
    /// The account, if the person has one.
    pub account: Option<AccountId>,
    /// The profile it is about, if any.
    pub talent: Option<TalentId>,
    /// The enterprise it is about, if any.
    pub enterprise: Option<EnterpriseId>,
    /// What for.
    pub purpose: Purpose,
    /// Border crossed, as ISO 3166-1 codes from and to.
    pub border: Option<(String, String)>,
    /// Version of the text shown.
    pub text_version: i32,
    /// SHA-256 of the exact text shown.
    pub text_hash: String,
    /// Language of the text shown.
    pub lang: Lang,
    /// How.
    pub channel: Channel,
    /// For paper: what it rests on.
    pub basis: Option<String>,
    /// When.
    pub given_at: Moment,
}

/// A consent as it was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Consent {
    /// Key.
    pub id: ConsentId,
    /// What for.
    pub purpose: Purpose,
    /// Version of the text shown.
    pub text_version: i32,
    /// SHA-256 of the exact text shown.
    pub text_hash: String,
    /// Language of the text shown.
    pub lang: Lang,
    /// How it was given.
    pub channel: Channel,
    /// When it was given.
    pub given_at: Moment,
    /// When it was taken back; `None` while it stands.
    pub withdrawn_at: Option<Moment>,
}

impl Consent {
    /// True while it stands.
    pub fn is_standing(&self) -> bool {
        self.withdrawn_at.is_none()
    }
}

/// True when every consent that the pool needs stands: to keep the profile, to let staff review it, to cross the border.
pub fn allow_matching(consents: &[Consent]) -> bool {
    Purpose::ALL.iter().all(|p| consents.iter().any(|c| c.purpose == *p && c.is_standing()))
}

/// The text that was shown when a box was ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownText {
    /// Its version.
    pub version: i32,
    /// SHA-256 of the exact text.
    pub hash: String,
    /// Its language.
    pub lang: Lang,
}

/// How, when and by whom a consent is given.
#[derive(Debug, Clone)]
pub struct Giving {
    /// The account of the person; `None` for imported people.
    pub account: Option<AccountId>,
    /// How.
    pub channel: Channel,
    /// For paper: what it rests on.
    pub basis: Option<String>,
    /// When.
    pub at: Moment,
}

impl Giving {
    fn new_consent(&self, purpose: Purpose, text: &ShownText) -> NewConsent {
        NewConsent {
            account: self.account.clone(),
            talent: None,
            enterprise: None,
            purpose,
            border: None,
            text_version: text.version,
            text_hash: text.hash.clone(),
            lang: text.lang,
            channel: self.channel,
            basis: self.basis.clone(),
            given_at: self.at,
        }
    }

    /// The consents of one who joins the pool: `pool` lets the profile be kept and reviewed, `border` lets it cross from
    /// `country`.
    pub fn by_talent(&self, talent: &TalentId, country: &str, pool: &ShownText, border: &ShownText) -> Vec<NewConsent> {
        let about = |consent: NewConsent| NewConsent { talent: Some(talent.clone()), ..consent };
        let crossed = Some((country.to_owned(), "CN".to_owned()));
        vec![
            about(self.new_consent(Purpose::Keep, pool)),
            about(self.new_consent(Purpose::Review, pool)),
            NewConsent { border: crossed, ..about(self.new_consent(Purpose::CrossBorder, border)) },
        ]
    }

    /// The consents of the person who speaks for an enterprise.
    pub fn by_member(&self, enterprise: &EnterpriseId, text: &ShownText) -> Vec<NewConsent> {
        let about = |consent: NewConsent| NewConsent { enterprise: Some(enterprise.clone()), ..consent };
        vec![about(self.new_consent(Purpose::Keep, text)), about(self.new_consent(Purpose::Review, text))]
    }
}
