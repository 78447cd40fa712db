//! The fields, sub-fields and concepts as they are compiled in, for those who look after them.

pub mod browse;
