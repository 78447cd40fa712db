//! Bureaus that get the figures of each month.

use super::value::Moment;
use crate::typed_id;

typed_id!(
    /// The id of a bureau.
    BureauId
);

/// A bureau and its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bureau {
    /// Key.
    pub id: BureauId,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
    /// When it said that it wants no more.
    pub stopped_at: Option<Moment>,
}
