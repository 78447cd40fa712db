//! What enterprises do with their needs, and what officers do with them.

pub mod create;
pub mod decide;
pub mod edit;
pub mod erase_by_link;
pub mod erase_unconfirmed;
pub mod expire;
pub mod hold;
pub mod import;
pub mod inspect;
pub mod list;
pub mod list_own;
pub mod resume;
pub mod show;
pub mod submit;
pub mod withdraw;
pub mod withdraw_by_link;
