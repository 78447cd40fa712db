//! The record of deeds and consents: sealed, its head noted outside, verified, read and taken along.

pub mod download;
pub mod list;
pub mod note_head;
pub mod note_verified;
pub mod seal;
pub mod verify;
