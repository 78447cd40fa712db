//! The liaison office: set-up, mail, readiness.

pub mod mail_status;
pub mod readiness;
