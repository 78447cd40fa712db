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
