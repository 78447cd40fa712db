//! Notices: one mail to one reader. The outbox keeps what it is about, never its text nor an address.

use serde::{Deserialize, Serialize};

use super::account::{Account, AccountId, LinkId};
use super::audit::Entity;
use super::bureau::BureauId;
use super::introduction::IntroductionId;
pub use super::notice_kind::NoticeKind;
use super::value::{Lang, Moment};
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of a notice; its Message-ID is made from it.
    NoticeId
);
typed_id!(
    /// The id of a mailbox of the office.
    MailboxId
);
typed_id!(
    /// The id of an office.
    OfficeId
);

text_enum! {
    /// Where a notice stands.
    NoticeState {
        /// Waiting for its time.
        Queued = "queued",
        /// Claimed by a mailer.
        Sending = "sending",
        /// Taken by the mail server.
        Sent = "sent",
        /// Refused for good, or tried for five days; may be resent.
        Failed = "failed",
        /// Its cause was undone.
        Cancelled = "cancelled",
        /// Not sent: its reader has switched the kind off, or the address refuses mail.
        Suppressed = "suppressed",
        /// Came back after the mail server had taken it.
        Bounced = "bounced",
        /// Joined into a neighbouring mail to the same reader.
        Merged = "merged",
    }
}

/// To whom a notice goes; the address is looked up when it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// A person, in the language of their account.
    Account(AccountId),
    /// A mailbox of the liaison office: Chinese, then English.
    Mailbox(MailboxId),
    /// A bureau: Chinese, then English.
    Bureau(BureauId),
    /// Both sides of an introduction in one mail, with a copy to the office.
    Both(IntroductionId),
}

/// What the sentences of a notice need, beside what is read at sending time.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeParams {
    /// The link the mail carries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<LinkId>,
    /// A code that chooses among sentences (a decision, a security event, a purpose of consent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Words of an officer to the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Counts of a summary, by name.
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub counts: std::collections::BTreeMap<String, i64>,
    /// Ids of further things the mail is about (events that were merged, matches listed).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
}

/// A notice to be queued in the transaction of its cause.
#[derive(Debug, Clone)]
pub struct NewNotice {
    /// Which mail.
    pub kind: NoticeKind,
    /// To whom.
    pub to: Recipient,
    /// The reader's language; `None` for the office's two.
    pub lang: Option<Lang>,
    /// What it is about.
    pub about: Option<(Entity, String)>,
    /// What its sentences need.
    pub params: NoticeParams,
    /// When its cause happened.
    pub event_at: Moment,
    /// Not before this moment.
    pub due_at: Moment,
    /// A second notice with the same key is not queued.
    pub dedupe_key: Option<String>,
}

impl NewNotice {
    /// A notice to a person about one thing, due at once, in their language.
    pub fn to(kind: NoticeKind, account: &Account, about: (Entity, &str), now: Moment) -> Self {
        Self {
            kind,
            to: Recipient::Account(account.id.clone()),
            lang: Some(account.lang),
            about: Some((about.0, about.1.to_owned())),
            params: NoticeParams::default(),
            event_at: now,
            due_at: now,
            dedupe_key: None,
        }
    }

    /// The same with the link it carries.
    pub fn with_link(mut self, link: &LinkId) -> Self {
        self.params.link = Some(link.clone());
        self
    }

    /// The same with a code that chooses among its sentences.
    pub fn with_code(mut self, code: &str) -> Self {
        self.params.code = Some(code.to_owned());
        self
    }

    /// The same, queued only once under this key.
    pub fn once(mut self, key: String) -> Self {
        self.dedupe_key = Some(key);
        self
    }
}

/// A notice as it stands in the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Key.
    pub id: NoticeId,
    /// Which mail.
    pub kind: NoticeKind,
    /// To whom.
    pub to: Recipient,
    /// The reader's language; `None` for the office's two.
    pub lang: Option<Lang>,
    /// What it is about.
    pub about: Option<(Entity, String)>,
    /// What its sentences need.
    pub params: NoticeParams,
    /// Where it stands.
    pub state: NoticeState,
    /// When its cause happened.
    pub event_at: Moment,
    /// Not before this moment.
    pub due_at: Moment,
    /// Gap-free number of a mail to this mailbox, given when it is first sent.
    pub number: Option<i32>,
    /// How often it was tried.
    pub attempts: i32,
    /// Fencing number of the claim.
    pub fence: i32,
    /// When the mail server took it.
    pub sent_at: Option<Moment>,
    /// What the mail server said last.
    pub error: Option<String>,
}

/// The code of a mail (4) that tells of the first strong pair of a need.
pub const FIRST_STRONG: &str = "first_strong";

impl NoticeParams {
    /// True for a mail (4) that waits for no distance to the last one.
    pub fn is_first_strong(&self) -> bool {
        self.code.as_deref() == Some(FIRST_STRONG)
    }
}
