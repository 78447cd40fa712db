//! Lists inside a row: JSON in TEXT on both databases.

use serde::{Serialize, de::DeserializeOwned};

use crate::domain::error::{Error, Result};

/// A value as the text that is kept.
pub fn text<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

/// The value of a kept text.
pub fn value<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(Error::internal)
}
