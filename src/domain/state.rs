//! One shape for every state machine: a table of allowed moves that a reader takes in at a glance.

use super::error::{Error, Result};

crate::text_enum! {
    /// On whose behalf a move is made.
    By {
        /// The person or the firm it belongs to.
        Owner = "owner",
        /// A liaison officer.
        Officer = "officer",
        /// An officer who may overrule and suspend.
        Lead = "lead",
        /// The platform itself: a clock, a job, a changed version.
        System = "system",
    }
}

/// One allowed move: from a state, by an act, on whose behalf, to a state.
#[derive(Debug, Clone, Copy)]
pub struct Move<S: 'static, A: 'static> {
    /// The state before.
    pub from: S,
    /// What is done.
    pub act: A,
    /// Who may do it.
    pub by: &'static [By],
    /// The state after.
    pub to: S,
}

/// The state after `act` by `by`, or `Conflict("illegal_move")` where the table has no such row.
pub fn after<S: Copy + PartialEq, A: Copy + PartialEq>(table: &[Move<S, A>], from: S, act: A, by: By) -> Result<S> {
    table
        .iter()
        .find(|row| row.from == from && row.act == act && row.by.contains(&by))
        .map(|row| row.to)
        .ok_or(Error::Conflict("illegal_move"))
}
