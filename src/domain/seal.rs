//! The chain that seals the record: every row of audit and consents gets a number, its hash, and the hash of the link before.

use super::value::Moment;
use crate::text_enum;

text_enum! {
    /// A part of the record whose rows are sealed.
    Record {
        /// Deeds.
        Audit = "audit",
        /// Consents as they were given.
        Consent = "consent",
        /// Consents that no longer stand.
        ConsentEnd = "consent_end",
    }
}

/// One link of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Its number; the first is 1, none is left out.
    pub seq: i64,
    /// The part of the record.
    pub record: Record,
    /// The row.
    pub row_id: String,
    /// SHA-256 over all columns of the row.
    pub row_hash: String,
    /// The hash of the link before; of the first, 64 zeros.
    pub previous_hash: String,
    /// SHA-256 over all of the above and the time.
    pub hash: String,
    /// When.
    pub sealed_at: Moment,
}
