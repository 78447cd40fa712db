//! What was erased stays erased: listed outside the database, and erased anew after an older copy was brought back.

pub mod note;
pub mod replay;
