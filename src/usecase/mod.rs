//! What happens: a folder a noun, a file a verb, one public function a file, one transaction a deed.

pub mod accounts;
pub mod enterprises;
pub mod needs;
pub mod offices;
pub mod registrations;
pub mod talents;
