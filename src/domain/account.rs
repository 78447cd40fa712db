//! Accounts: one person, one account; how each proves who they are.

use crate::{text_enum, typed_id};

use super::error::{Error, Result};
use super::value::{Lang, Moment};

typed_id!(
    /// The id of an account.
    AccountId
);
typed_id!(
    /// The id of a session.
    SessionId
);
typed_id!(
    /// The id of a link in a mail.
    LinkId
);

text_enum! {
    /// A role of an account. Talent and member follow from what the account owns; the others are given by an administrator.
    Role {
        /// Has a profile in the pool.
        Talent = "talent",
        /// Speaks for an enterprise.
        Member = "member",
        /// Liaison officer: reviews and introduces.
        Officer = "officer",
        /// Officer who may overrule and suspend.
        Lead = "lead",
        /// Keeps the public window.
        Editor = "editor",
        /// Reads the audit.
        Auditor = "auditor",
        /// Settings and accounts; no contact data without the officer role.
        Admin = "admin",
    }
}

impl Role {
    /// True for roles that sign in with passphrase and second factor.
    pub fn is_staff(self) -> bool {
        !matches!(self, Self::Talent | Self::Member)
    }
}

text_enum! {
    /// Where an account stands.
    AccountStatus {
        /// The address was never confirmed.
        Unconfirmed = "unconfirmed",
        /// In use.
        Active = "active",
        /// Closed to its person by an administrator.
        Disabled = "disabled",
        /// Only a placeholder is left.
        Erased = "erased",
    }
}

/// An account, without its address (sealed) and its secrets.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// Key.
    pub id: AccountId,
    /// Where it stands.
    pub status: AccountStatus,
    /// Language of pages and mails.
    pub lang: Lang,
    /// IANA time zone.
    pub time_zone: String,
    /// Staff roles given.
    pub roles: Vec<Role>,
    /// The name shown to other staff; empty for talent and firm.
    pub display_name: String,
    /// True when a passphrase is set.
    pub has_passphrase: bool,
    /// True when a second factor is enrolled.
    pub has_second_factor: bool,
    /// When the address was confirmed.
    pub verified_at: Option<Moment>,
    /// When it was made.
    pub created_at: Moment,
    /// Grows by one with every change; guards writes.
    pub version: i32,
}

impl Account {
    /// True for an account that signs in with passphrase and second factor.
    pub fn is_staff(&self) -> bool {
        self.roles.iter().any(|role| role.is_staff())
    }
}

text_enum! {
    /// What a link in a mail is for; a link serves no other purpose.
    LinkPurpose {
        /// Sign in (30 minutes, once).
        SignIn = "sign_in",
        /// Confirm the address, sign in and submit what was registered (7 days, once).
        Confirm = "confirm",
        /// Choose a new passphrase (30 minutes, once).
        Reset = "reset",
        /// Choose the first passphrase of a staff account (3 days, once).
        Invite = "invite",
        /// Confirm that a test mail arrived (24 hours, once).
        TestMail = "test_mail",
        /// Withdraw or erase from a receipt (30 days, once).
        Withdraw = "withdraw",
        /// Confirm that an account goes on under another address (30 minutes, once).
        ChangeAddress = "change_address",
        /// Say whether a need goes on (60 days, once).
        NeedStill = "need_still",
        /// Say that a profile is still right (90 days, once).
        ProfileStill = "profile_still",
        /// Answer the question of an introduction (90 days, once, while the question is open).
        Answer = "answer",
        /// Say what came of an introduction (60 days, once).
        FollowUp = "follow_up",
        /// Say that an answer recorded by staff is wrong (30 days, once).
        Dispute = "dispute",
        /// Say that two entries which staff joined are not one (30 days, once).
        SameWrong = "same_wrong",
        /// Take the copy of one's data along (a day, once, signed in).
        DataCopy = "data_copy",
    }
}

impl LinkPurpose {
    /// How long a link of this purpose holds, in minutes.
    pub fn minutes(self) -> i64 {
        match self {
            Self::SignIn | Self::Reset | Self::ChangeAddress => 30,
            Self::Confirm => 7 * 24 * 60,
            Self::Invite => 3 * 24 * 60,
            Self::TestMail | Self::DataCopy => 24 * 60,
            Self::Withdraw | Self::Dispute | Self::SameWrong => 30 * 24 * 60,
            Self::NeedStill | Self::FollowUp => 60 * 24 * 60,
            Self::ProfileStill | Self::Answer => 90 * 24 * 60,
        }
    }
}

/// Days after which a registration that nobody confirmed is erased.
pub const UNCONFIRMED_DAYS: i64 = 7;

text_enum! {
    /// How a session is shown: by the cookie of a browser or by tokens of the API.
    SessionKind {
        /// The cookie of a browser.
        Page = "page",
        /// Tokens of the API.
        Api = "api",
    }
}

/// A signed-in device.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Key.
    pub id: SessionId,
    /// Whose.
    pub account: AccountId,
    /// Cookie or tokens.
    pub kind: SessionKind,
    /// Browser and system in two words.
    pub device: String,
    /// Network class of the address it was opened from.
    pub address_class: String,
    /// When it was opened.
    pub created_at: Moment,
    /// When it was last used, to the minute.
    pub seen_at: Moment,
    /// When it ends by itself.
    pub expires_at: Moment,
    /// When it was ended before that.
    pub ended_at: Option<Moment>,
}

impl Session {
    /// True while it proves who its person is.
    pub fn holds(&self, now: Moment) -> bool {
        self.ended_at.is_none() && now < self.expires_at
    }
}

/// A link in a mail: for one purpose, one use, one time.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Key.
    pub id: LinkId,
    /// Whose it is.
    pub account: AccountId,
    /// What it is for.
    pub purpose: LinkPurpose,
    /// The id of what it is about, where the purpose needs one.
    pub subject: Option<String>,
    /// When it was made.
    pub created_at: Moment,
    /// When it stops to hold.
    pub expires_at: Moment,
    /// When it was used, or replaced by a younger one.
    pub used_at: Option<Moment>,
}

impl Link {
    /// `Ok` while it may be used.
    pub fn check(&self, now: Moment) -> Result<()> {
        if self.used_at.is_some() {
            Err(Error::Gone("link_used"))
        } else if now >= self.expires_at {
            Err(Error::Gone("link_expired"))
        } else {
            Ok(())
        }
    }

    /// The path of its page under the public address: the same for every purpose.
    pub fn path(lang: Lang, token: &str) -> String {
        format!("/{lang}/links/{token}")
    }
}

/// An address in the one form by which it is found: trimmed, lower case. Errors name field `email`.
pub fn normalise_email(typed: &str) -> Result<String> {
    let text = typed.trim().to_lowercase();
    let is_plain = text.len() <= 254 && !text.contains(['"', '\r', '\n', ' ']);
    let has_domain = text.rsplit_once('@').is_some_and(|(_, domain)| domain.contains('.') || domain == "localhost");
    if text.is_empty() {
        return Err(Error::field("email", "required"));
    }
    if is_plain && has_domain && email_address::EmailAddress::is_valid(&text) {
        Ok(text)
    } else {
        Err(Error::field("email", "bad_email"))
    }
}

/// An address with all but its first letter and domain hidden, for lists that must not show it.
pub fn mask_email(address: &str) -> String {
    match address.split_once('@') {
        Some((local, domain)) => format!("{}***@{domain}", local.chars().next().unwrap_or('*')),
        None => "***".to_owned(),
    }
}

#[cfg(test)]
#[path = "account_tests.rs"]
mod tests;
