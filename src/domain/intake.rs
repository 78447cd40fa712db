//! As what rows of a file are taken in.

use super::account::AccountId;

/// As what an import takes its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intake {
    /// As drafts that nobody matches.
    Draft,
    /// As accepted by staff, on paper: matched at once.
    Accepted {
        /// The staff member who answers for it.
        by: AccountId,
        /// What the consents rest on.
        basis: String,
    },
}

/// Rows that share one transaction: all of them or none.
pub const BATCH: usize = 500;

/// What became of the rows of an import.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones.
    pub added: usize,
    /// Known ones that were different.
    pub changed: usize,
    /// Known ones that were the same, or whose owner has left.
    pub unchanged: usize,
}

/// What became of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is new.
    Added,
    /// It was known and different.
    Changed,
    /// It was known and the same.
    Unchanged,
}

impl Counts {
    /// Counts one row.
    pub fn count(&mut self, taken: Taken) {
        match taken {
            Taken::Added => self.added += 1,
            Taken::Changed => self.changed += 1,
            Taken::Unchanged => self.unchanged += 1,
        }
    }

    /// Rows seen.
    pub fn total(&self) -> usize {
        self.added + self.changed + self.unchanged
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.added += other.added;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
    }
}
