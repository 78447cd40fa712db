//! Where the office stands: the line of today, and the six pictures.

pub mod show;
pub mod today;
