//! An officer looks up how to reach somebody: for a reason, recorded in the transaction that reads it, shown once.

pub mod member;
pub mod show_member;
pub mod show_talent;
pub mod talent;
