//! A concept of the taxonomy as an editor writes it.

use serde::Deserialize;

use crate::usecase::editing::Typed;

/// The value of a box that is ticked.
const YES: &str = "yes";

/// What is to stand of a concept; its code and reach are written once, when it is added.
#[allow(missing_docs, reason = "a field is named after its control")]
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ConceptForm {
    /// What was seen of a concept that is changed.
    pub mark: String,
    pub code: String,
    /// `yes` for a skill that many specialities share.
    pub general: String,
    pub zh: String,
    pub en: String,
    pub synonyms_zh: String,
    pub synonyms_en: String,
    pub broader: String,
    pub related: String,
}

impl ConceptForm {
    /// Its names and ties.
    pub fn typed(&self) -> Typed {
        Typed {
            zh: self.zh.clone(),
            en: self.en.clone(),
            synonyms_zh: self.synonyms_zh.clone(),
            synonyms_en: self.synonyms_en.clone(),
            broader: self.broader.clone(),
            related: self.related.clone(),
        }
    }

    /// True for a skill that many specialities share.
    pub fn is_general(&self) -> bool {
        self.general == YES
    }
}
