//! The strategic fields of the platform and their sub-fields: codes only; labels and synonyms live in the taxonomy data.

use serde::{Deserialize, Serialize};

/// A field of the platform by its slug, e.g. `biomedicine`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(transparent)]
pub struct FieldCode(pub String);

/// The twelve fields, in the order in which they are shown (`config/taxonomy/fields.tsv` holds their labels; a test
/// keeps the two in step).
pub const FIELDS: [&str; 12] = [
    "biomedicine",
    "big-data",
    "new-materials",
    "advanced-manufacturing",
    "new-energy",
    "energy-saving-environment",
    "modern-services",
    "culture-tourism",
    "modern-agriculture",
    "aerospace-low-altitude",
    "semiconductors-electronics",
    "logistics",
];

impl FieldCode {
    /// The field with this slug, or `None` when the platform has no such field.
    pub fn parse(slug: &str) -> Option<Self> {
        FIELDS.contains(&slug).then(|| Self(slug.to_owned()))
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
