//! The taxonomy for those who look after it: looked at, changed in one draft, published as versions that every node takes up.

pub mod add;
pub mod browse;
pub mod change;
pub mod drop_change;
pub mod export;
pub mod go_back;
pub mod list_versions;
pub mod publish;
pub mod retire;
pub mod show_concept;
pub mod show_draft;
pub mod show_version;
pub mod take_up;
