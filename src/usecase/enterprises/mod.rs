//! What enterprises do, and what officers do with them.

pub mod close;
pub mod create;
pub mod decide;
pub mod edit;
pub mod figures;
pub mod list;
pub mod register;
pub mod show;
pub mod take_measure;
pub mod weigh_answers;
