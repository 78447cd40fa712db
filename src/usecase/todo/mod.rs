//! The officers' to-do: shown on its page, sent in the morning, escalated when it waits for too long.

pub mod escalate;
pub mod remind;
pub mod set_absence;
pub mod show;
pub mod show_absence;
