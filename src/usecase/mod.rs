//! What happens: a folder a noun, a file a verb, one public function a file, one transaction a deed. What several verbs of
//! matches share, because it decides who is proposed, is in `proposals`.

pub mod accounts;
pub mod audit;
pub mod consents;
pub mod corrections;
pub mod data_copies;
pub mod demo;
pub mod disclosures;
pub mod entering;
pub mod enterprises;
pub mod erasing;
pub mod erasing_members;
pub mod erasures;
pub mod figures;
pub mod finding;
pub mod interests;
pub mod introductions;
pub mod joining;
pub mod joining_firms;
pub mod leaving_firms;
pub mod matches;
pub mod needs;
pub mod notices;
pub mod offices;
pub mod people;
pub mod registrations;
pub mod reveals;
pub mod same;
pub mod searches;
pub mod talents;
pub mod todo;
