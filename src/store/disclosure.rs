//! Why contact data may leave the store, and whose; what opens them is in `sealed.rs`.

use crate::domain::account::AccountId;
use crate::domain::audit::AuditId;
use crate::domain::consent::GivenContact;
use crate::domain::enterprise::{EnterpriseContact, EnterpriseId};
use crate::domain::introduction::IntroductionId;
use crate::domain::notice::NoticeId;
use crate::domain::talent::{TalentContact, TalentId};

/// Why contact data may leave the store. Each reason is proved by an id that only its own act makes.
#[derive(Debug, Clone, Copy)]
pub enum Disclosure<'a> {
    /// To the person whose data they are.
    Owner(&'a AccountId),
    /// To the mailer, as the recipient of this notice; never to a reader.
    Delivery(&'a NoticeId),
    /// To a staff member, recorded by this audit row.
    Reveal(&'a AuditId),
    /// To nobody: compared with other entries, made into the keyed hashes by which this entry is found, or sealed anew in
    /// the row of the entry that it went into.
    Comparison(&'a str),
    /// To the other side of this introduction: only once they were introduced, only what its owner agreed to give.
    Introduction(&'a IntroductionId),
}

/// Contact data as they leave.
#[derive(Debug, Clone, PartialEq)]
pub enum Contact {
    /// The address of an account.
    Address(String),
    /// What a talent left beside it.
    Talent(TalentContact),
    /// The person who speaks for an enterprise.
    Member(EnterpriseContact),
    /// What one side of an introduction agreed to give to the other.
    Given(GivenContact),
}

/// Whose contact data are asked for.
#[derive(Debug, Clone, Copy)]
pub enum Whose<'a> {
    /// An account's address.
    Account(&'a AccountId),
    /// A talent's telephone and WeChat.
    Talent(&'a TalentId),
    /// A member's name and telephone.
    Member(&'a EnterpriseId, &'a AccountId),
}

impl Disclosure<'_> {
    /// What the log calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner(_) => "owner",
            Self::Delivery(_) => "delivery",
            Self::Reveal(_) => "reveal",
            Self::Comparison(_) => "comparison",
            Self::Introduction(_) => "introduction",
        }
    }
}
