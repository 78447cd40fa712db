//! The weights of the engine: a compiled-in, versioned file, so that a match can be computed again later.

use serde::Deserialize;

use super::tables::DataError;
use crate::domain::value::Lang;

const FILE: &str = include_str!("../../config/matching.toml");

/// All weights.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Changes with every change of a figure.
    pub version: String,
    /// Points of the criteria of "does this person do what the need asks for".
    pub need: NeedWeights,
    /// Points of the criteria of "does this need suit the person".
    pub person: PersonWeights,
    /// The one value by which people are ordered.
    pub order: OrderWeights,
    /// How the nearness of meaning is measured.
    pub meaning: MeaningWeights,
    /// Credit of neighbours in the taxonomy.
    pub tree: TreeWeights,
    /// How firmly a mention speaks for what it names.
    pub strength: Strengths,
    /// How firmly a mention speaks for the neighbours of what it names.
    pub reach: Strengths,
    /// How much a mention weighs in the whole.
    pub share: Shares,
    /// From which share of the ideal something counts as complete.
    pub full: FullBounds,
    /// How a keyword is judged.
    pub keyword: KeywordWeights,
    /// From which share a line reads "met" or "partly".
    pub result: ResultBounds,
    /// What the last fit reached on needs it had not seen.
    pub measured: Measured,
}

/// What a fit reached, out of fold: the share of labels that was hidden from it, in how many draws, from which seed on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Measured {
    pub ndcg10: f64,
    pub map: f64,
    pub recall50: f64,
    pub p1: f64,
    pub cross3in10: f64,
    pub hidden: f64,
    pub draws: u32,
    pub seed: u64,
}

/// Points of the need's side.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct NeedWeights {
    pub speciality: f64,
    pub meaning: f64,
    pub must: f64,
    pub nice: f64,
    pub degree: f64,
    pub years: f64,
    pub languages: f64,
    pub words: f64,
}

/// Points of the person's side.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PersonWeights {
    pub mode: f64,
    pub speciality: f64,
    pub field: f64,
    pub languages: f64,
    pub place: f64,
    pub availability: f64,
}

/// Shares of both scores in the order.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct OrderWeights {
    pub need: f64,
    pub person: f64,
}

/// How the three vectors of both sides count, and the scale of their mean similarity by the languages of the texts. Fixed
/// figures, so that a pair's score depends on nobody else.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct MeaningWeights {
    pub whole: f64,
    pub head: f64,
    pub keywords: f64,
    pub letters: f64,
    pub chinese: Scale,
    pub english: Scale,
    pub across: Scale,
}

/// From which similarity on something counts, and where it counts fully.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Scale {
    pub from: f64,
    pub to: f64,
}

impl MeaningWeights {
    /// The scale for texts of these languages; a mixed text counts as of another language.
    pub fn scale(&self, langs: (Option<Lang>, Option<Lang>)) -> Scale {
        match langs {
            (Some(Lang::Zh), Some(Lang::Zh)) => self.chinese,
            (Some(Lang::En), Some(Lang::En)) => self.english,
            _ => self.across,
        }
    }
}

/// Credit by nearness in the taxonomy.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TreeWeights {
    pub concept: f32,
    pub cluster: f32,
    pub subfield: f32,
    pub related: f32,
}

/// Strength by place of the mention in a profile.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Strengths {
    pub title: f32,
    pub skills: f32,
    pub summary: f32,
}

/// Weight in the whole by place of the mention.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Shares {
    pub title: f32,
    pub keywords: f32,
    pub nice: f32,
    pub text: f32,
    pub general: f32,
}

/// Shares (or weights of words) from which something counts as complete.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct FullBounds {
    pub need: f64,
    pub person: f64,
    pub words: f64,
    pub universal: f64,
}

/// How a keyword is judged.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct KeywordWeights {
    pub general: f64,
    pub least_by_words: f64,
    pub most_by_words: f64,
}

/// Bounds of the words for a line's share.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ResultBounds {
    pub met: f64,
    pub partly: f64,
}

impl Weights {
    /// Reads the compiled-in file.
    pub fn load() -> Result<Self, DataError> {
        toml::from_str(FILE).map_err(|cause| DataError { file: "matching.toml", reason: cause.to_string() })
    }
}
