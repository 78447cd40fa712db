//! What people of the pool do, and what officers do with their profiles.

pub mod create;
pub mod decide;
pub mod edit;
pub mod erase;
pub mod erase_by_link;
pub mod erase_due;
pub mod import;
pub mod list;
pub mod pause;
pub mod register;
pub mod resume;
pub mod show;
pub mod submit;
pub mod wake;
pub mod withdraw;
pub mod withdraw_by_link;
