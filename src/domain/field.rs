//! The strategic fields of the platform and their sub-fields: codes only; labels and synonyms live in the taxonomy data.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::value::Lang;

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

/// Slug, Chinese and English name of every field, from the taxonomy data.
static NAMES: LazyLock<Vec<[&str; 3]>> = LazyLock::new(|| {
    let text = include_str!("../../config/taxonomy/fields.tsv");
    let rows = text.lines().filter(|l| !l.starts_with('#')).skip(1);
    rows.filter_map(|row| row.split('\t').take(3).collect::<Vec<_>>().try_into().ok()).collect()
});

/// Every field, in the order in which they are shown.
pub fn all() -> impl Iterator<Item = FieldCode> {
    FIELDS.iter().map(|slug| FieldCode((*slug).to_owned()))
}

impl FieldCode {
    /// Its name in a language; the slug itself when the platform has no such field.
    pub fn name(&self, lang: Lang) -> &str {
        let row = NAMES.iter().find(|[slug, ..]| *slug == self.0);
        row.map_or(&self.0, |[_, zh, en]| match lang {
            Lang::Zh => zh,
            Lang::En => en,
        })
    }

    /// The field with this slug, or `None` when the platform has no such field.
    pub fn parse(slug: &str) -> Option<Self> {
        FIELDS.contains(&slug).then(|| Self(slug.to_owned()))
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_name_every_field_in_order() {
        assert_eq!(NAMES.iter().map(|[slug, ..]| *slug).collect::<Vec<_>>(), FIELDS);
        let field = FieldCode("biomedicine".into());
        assert_eq!((field.name(Lang::Zh), field.name(Lang::En)), ("生物医药", "Biomedicine"));
        assert_eq!(FieldCode("alchemy".into()).name(Lang::En), "alchemy");
    }
}
