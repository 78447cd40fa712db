//! Consents: who agreed to what, in exactly which words, for whom. A row is never edited; its end is a row of its own.

use super::account::AccountId;
use super::enterprise::EnterpriseId;
pub use super::giving::{ContactYes, Giving, Pair, ShownText};
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
        /// P4: show the card to this firm.
        ShowCard = "show_card",
        /// P5: if the other side also says yes, give it the contact data that were ticked.
        GiveContact = "give_contact",
    }
}

/// What matching needs of a talent.
pub const MATCHING: [Purpose; 3] = [Purpose::Keep, Purpose::Review, Purpose::CrossBorder];

text_enum! {
    /// How a consent was given.
    Channel {
        /// On a page.
        Web = "web",
        /// Through the API.
        Api = "api",
        /// On paper or in a mail, recorded by staff with its basis.
        Paper = "paper",
    }
}

text_enum! {
    /// What kind of recipient a consent names.
    RecipientClass {
        /// The workstation and its staff.
        Workstation = "workstation",
        /// One enterprise.
        Enterprise = "enterprise",
        /// One talent.
        Talent = "talent",
    }
}

/// Who may receive what a consent is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Receiver {
    /// The workstation and its staff.
    Workstation,
    /// This enterprise alone.
    Enterprise(EnterpriseId),
    /// This talent alone.
    Talent(TalentId),
}

impl Receiver {
    /// Of which kind.
    pub fn class(&self) -> RecipientClass {
        match self {
            Self::Workstation => RecipientClass::Workstation,
            Self::Enterprise(_) => RecipientClass::Enterprise,
            Self::Talent(_) => RecipientClass::Talent,
        }
    }

    /// Which one; the workstation is one alone.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Workstation => None,
            Self::Enterprise(id) => Some(id.as_str()),
            Self::Talent(id) => Some(id.as_str()),
        }
    }
}

text_enum! {
    /// Contact data that may be given to the other side.
    ContactField {
        /// The name as its owner writes it.
        Name = "name",
        /// The e-mail address.
        Email = "email",
        /// The telephone number.
        Phone = "phone",
        /// The WeChat id.
        Wechat = "wechat",
    }
}

/// The contact data of one side that were ticked, and nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GivenContact {
    /// The name as its owner writes it.
    pub name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The WeChat id.
    pub wechat: Option<String>,
}

impl GivenContact {
    /// Leaves only what was ticked.
    pub fn only(self, fields: &[ContactField]) -> Self {
        let pick = |field, value: Option<String>| value.filter(|_| fields.contains(&field));
        Self {
            name: pick(ContactField::Name, self.name),
            email: pick(ContactField::Email, self.email),
            phone: pick(ContactField::Phone, self.phone),
            wechat: pick(ContactField::Wechat, self.wechat),
        }
    }
}

text_enum! {
    /// Why a consent no longer stands.
    EndCause {
        /// Its giver took it back.
        Withdrawn = "withdrawn",
        /// Its giver agreed to a newer text.
        Replaced = "replaced",
    }
}

/// A consent to be recorded.
#[derive(Debug, Clone)]
pub struct NewConsent {
    /// The account, if the person has one.
    pub account: Option<AccountId>,
    /// The profile of its giver, if any.
    pub talent: Option<TalentId>,
    /// The enterprise for which its giver speaks, if any.
    pub enterprise: Option<EnterpriseId>,
    /// What for.
    pub purpose: Purpose,
    /// Who may receive it.
    pub receiver: Receiver,
    /// The introduction it belongs to (P4 and P5).
    pub introduction: Option<String>,
    /// The contact data that were ticked (P5).
    pub fields: Vec<ContactField>,
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
    /// Network class of the address it came from.
    pub address_class: Option<String>,
    /// When.
    pub given_at: Moment,
}

/// A consent as it was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Consent {
    /// Key.
    pub id: ConsentId,
    /// The account of its giver.
    pub account: Option<AccountId>,
    /// The profile of its giver.
    pub talent: Option<TalentId>,
    /// The enterprise for which its giver speaks.
    pub enterprise: Option<EnterpriseId>,
    /// What for.
    pub purpose: Purpose,
    /// What kind of recipient it names.
    pub recipient_class: RecipientClass,
    /// Which one.
    pub recipient_id: Option<String>,
    /// The introduction it belongs to.
    pub introduction: Option<String>,
    /// The contact data that were ticked.
    pub fields: Vec<ContactField>,
    /// Border crossed, as ISO 3166-1 codes from and to.
    pub border: Option<(String, String)>,
    /// Version of the text shown.
    pub text_version: i32,
    /// SHA-256 of the exact text shown.
    pub text_hash: String,
    /// Language of the text shown.
    pub lang: Lang,
    /// How it was given.
    pub channel: Channel,
    /// Network class of the address it came from.
    pub address_class: Option<String>,
    /// When it was given.
    pub given_at: Moment,
    /// When it ended, taken back or replaced; `None` while it stands.
    pub withdrawn_at: Option<Moment>,
    /// Why it ended.
    pub end_cause: Option<EndCause>,
}

impl Consent {
    /// True while it stands.
    pub fn is_standing(&self) -> bool {
        self.withdrawn_at.is_none()
    }
}

/// The versions of the texts of the pool in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InForce {
    /// Keep and review.
    pub pool: i32,
    /// Cross the border.
    pub border: i32,
}

impl InForce {
    fn of(self, purpose: Purpose) -> i32 {
        if purpose == Purpose::CrossBorder { self.border } else { self.pool }
    }
}

/// True when every consent that the pool needs stands, to the text in force: to keep the profile, to let staff review it, to
/// cross the border.
pub fn allow_matching(consents: &[Consent], in_force: &InForce) -> bool {
    let is_good = |c: &&Consent| c.is_standing() && c.text_version >= in_force.of(c.purpose);
    MATCHING.iter().all(|p| consents.iter().filter(is_good).any(|c| c.purpose == *p))
}
