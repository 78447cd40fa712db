//! The concepts of the taxonomy, as people look for them.

pub mod suggest;
