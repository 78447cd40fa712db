//! Searches that officers keep: a filter of a list under a name, for its owner alone.

pub mod keep;
pub mod list;
pub mod remove;
pub mod rename;
