//! What happens: a folder a noun, a file a verb, one public function a file, one transaction a deed. What several verbs of
//! matches share, because it decides who is proposed, is in `proposals`.

pub mod accounts;
pub mod audit;
pub mod consents;
pub mod demo;
pub mod entering;
pub mod enterprises;
pub mod erasing;
pub mod figures;
pub mod interests;
pub mod introductions;
pub mod joining;
pub mod joining_firms;
pub mod matches;
pub mod needs;
pub mod notices;
pub mod offices;
pub mod people;
pub mod registrations;
pub mod same;
pub mod talents;
pub mod todo;
