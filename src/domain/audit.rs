//! The record of deeds: one row a deed, written in its transaction.

use super::actor::Doer;
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of an audit row.
    AuditId
);

text_enum! {
    /// What a row of audit, outbox or changes is about.
    Entity {
        /// An account.
        Account = "account",
        /// A session.
        Session = "session",
        /// A talent.
        Talent = "talent",
        /// An enterprise.
        Enterprise = "enterprise",
        /// Somebody's place in an enterprise: `enterprise/account`.
        Member = "member",
        /// A need.
        Need = "need",
        /// A match.
        Match = "match",
        /// An introduction.
        Introduction = "introduction",
        /// A notice.
        Notice = "notice",
        /// The office and its settings.
        Office = "office",
        /// A batch of imported rows.
        Batch = "batch",
        /// What somebody asked to be put right.
        Correction = "correction",
        /// A search that an officer keeps.
        SavedSearch = "saved_search",
        /// The taxonomy: a concept by its code, a version by its number.
        Taxonomy = "taxonomy",
    }
}

/// One deed, to be added in its transaction.
#[derive(Debug, Clone)]
pub struct Deed<'a> {
    /// Who did it.
    pub doer: &'a Doer,
    /// What was done: `noun.verb`, e.g. `talent.submit`.
    pub action: &'static str,
    /// To what kind of thing.
    pub entity: Entity,
    /// To which one.
    pub id: &'a str,
    /// The state or version before and after, as short text (never personal data); stored hashed.
    pub before: Option<String>,
    /// See `before`.
    pub after: Option<String>,
    /// A reason code or text, if the deed needs one.
    pub reason: Option<String>,
}

impl<'a> Deed<'a> {
    /// A deed without states and reason.
    pub fn new(doer: &'a Doer, action: &'static str, entity: Entity, id: &'a str) -> Self {
        Self { doer, action, entity, id, before: None, after: None, reason: None }
    }

    /// The same with what it was before and after.
    pub fn moved(mut self, before: impl ToString, after: impl ToString) -> Self {
        self.before = Some(before.to_string());
        self.after = Some(after.to_string());
        self
    }

    /// The same with a reason.
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}
