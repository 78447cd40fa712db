//! A firm asks for a person whose card it saw. An officer approves before the person hears of it.

pub mod express;
pub mod list_own;
pub mod take_back;
