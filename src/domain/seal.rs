//! The chain that seals the record: every row of audit and consents gets a number, its hash, and the hash of the link before.

use serde::{Deserialize, Serialize};

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

/// Where the chain stood at a moment; signed and kept outside the database, so that a cut tail is noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// When it was noted, UTC.
    pub at: Moment,
    /// The number of the last link.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
}

/// What a walk along the chain found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    /// When.
    pub at: Moment,
    /// Up to which link.
    pub seq: i64,
    /// How many rows, links and noted heads were not as they were.
    pub faults: usize,
}

text_enum! {
    /// What is wrong with a row, a link or a noted head.
    FaultKind {
        /// The row is not as it was when it was sealed.
        Edited = "edited",
        /// The row is gone.
        Removed = "removed",
        /// The link does not follow the one before it, or was changed.
        Reordered = "reordered",
        /// Links are missing before this one.
        LinksMissing = "links_missing",
        /// The row was never written by the platform.
        Added = "added",
        /// The chain ends before a head that was noted.
        TailCut = "tail_cut",
        /// The chain is another one than that of a noted head.
        HeadDiffers = "head_differs",
        /// A noted head bears no valid signature.
        HeadForged = "head_forged",
    }
}

/// Something wrong with the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// At which link, if at one.
    pub seq: Option<i64>,
    /// With which row, if with one.
    pub row: Option<(Record, String)>,
}
