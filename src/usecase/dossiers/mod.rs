//! What is printed of a match, for a meeting about it.

pub mod show;
