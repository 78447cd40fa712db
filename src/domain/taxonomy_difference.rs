//! In what two versions of the taxonomy differ, concept by concept.

use crate::text_enum;

text_enum! {
    /// What became of a concept.
    Turn {
        /// It is new.
        Added = "added",
        /// Its names or ties are others.
        Changed = "changed",
        /// It is no more, and another one took over.
        Retired = "retired",
        /// It is no more, as if it had never been.
        Removed = "removed",
    }
}

text_enum! {
    /// What of a concept differs.
    Facet {
        /// The Chinese name.
        Zh = "zh",
        /// The English name.
        En = "en",
        /// Other names in Chinese.
        SynonymsZh = "synonyms_zh",
        /// Other names in English.
        SynonymsEn = "synonyms_en",
        /// The next wider concept.
        Broader = "broader",
        /// Related concepts.
        Related = "related",
        /// Whether many specialities share it.
        Reach = "reach",
        /// What took over.
        ReplacedBy = "replaced_by",
    }
}

/// What left and what came of one facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Of what.
    pub facet: Facet,
    /// What left.
    pub gone: Vec<String>,
    /// What came.
    pub come: Vec<String>,
}

/// A concept that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its code.
    pub code: String,
    /// Its names: those it has now, or had.
    pub names: (String, String),
    /// What became of it.
    pub turn: Turn,
    /// In what it differs.
    pub moves: Vec<Move>,
}
