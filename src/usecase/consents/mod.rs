//! Consents as their givers see them: listed, taken back, given again; and what a new text stops until they agree to it.

pub mod give;
pub mod lapse;
pub mod list;
pub mod withdraw;
