//! What files say: readers of the formats in which people, needs and mails are kept. No database, no network, no clock.

pub mod bounce;
pub mod eml;
pub mod id_texts;
pub mod json_lines;
pub mod people_needs;
pub mod qrels;
pub mod zip;
