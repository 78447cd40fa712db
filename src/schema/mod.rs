//! The tables as Diesel sees them, a file a noun; the migrations of both databases make them.
#![allow(missing_docs)]

pub mod accounts;
pub mod audit;
pub mod cards;
pub mod changes;
pub mod consents;
pub mod decisions;
pub mod enterprises;
pub mod features;
pub mod introductions;
mod joins;
pub mod matches;
pub mod needs;
pub mod notices;
pub mod offices;
pub mod outbox;
pub mod rights;
pub mod same;
pub mod seals;
pub mod searches;
pub mod settings;
pub mod talents;
pub mod taxonomy;
