//! What those who registered can do while they wait for the mail.

pub mod change_address;
pub mod resend;
