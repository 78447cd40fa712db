//! What people may have of what is kept of them: all of it as a copy, who saw what, and the record that they show others;
//! and that an officer who looks at somebody is noted.

pub mod copy;
mod copy_consents;
mod copy_profile;
pub mod introductions;
pub mod record;
pub mod seen;
pub mod views;
