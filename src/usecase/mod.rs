//! What happens: a folder a noun, a file a verb, one public function a file, one transaction a deed.

pub mod accounts;
pub mod candidates;
pub mod demo;
pub mod enterprises;
pub mod index;
pub mod matches;
pub mod needs;
pub mod notices;
pub mod offices;
pub mod reasons;
pub mod registrations;
pub mod suggestions;
pub mod talents;
