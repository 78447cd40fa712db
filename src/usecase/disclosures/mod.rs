//! The disclosure record of a talent: shown, signed, and verified by anybody.

pub mod key;
pub mod show;
pub mod sign;
pub mod verify;
