//! What files say: readers of the formats in which people and needs arrive. No database, no network, no clock.

pub mod json_lines;
pub mod people_needs;
pub mod qrels;
