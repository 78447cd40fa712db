//! What people cannot change themselves and ask the office to put right, and what the office answers.

pub mod answer;
pub mod ask;
pub mod list;
pub mod list_own;
pub mod show;
