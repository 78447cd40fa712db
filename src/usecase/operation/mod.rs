//! What administrators see of the machine: its settings and its jobs.

pub mod list_jobs;
pub mod list_settings;
