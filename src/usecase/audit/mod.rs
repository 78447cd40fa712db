//! The record of deeds and consents: sealed, its head noted outside, and verified.

pub mod note_head;
pub mod seal;
pub mod verify;
