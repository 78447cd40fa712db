//! What a taxonomy is made of: fields and nodes with their labels, labels that mean several things, concepts that are no more.

use crate::domain::value::Lang;

/// A concept or a sub-field by its number: concepts first, then sub-fields.
pub type Node = u16;

/// One node with its labels.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Stable code.
    pub slug: String,
    /// Chinese label.
    pub zh: String,
    /// English label.
    pub en: String,
    /// Other names in Chinese.
    pub zh_synonyms: Vec<String>,
    /// Other names in English.
    pub en_synonyms: Vec<String>,
    /// The sub-field it belongs to; itself for a sub-field.
    pub subfield: Node,
    /// The next wider concept.
    pub broader: Option<Node>,
    /// Neighbours of which one often stands for the other.
    pub related: Vec<Node>,
    /// True for a skill that many specialities share: it proves a keyword, not a speciality.
    pub is_general: bool,
    /// Place of its field among the fields.
    pub field: u8,
}

impl Entry {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        pick(&self.zh, &self.en, lang)
    }
}

/// Where a node belongs, as scores ask for it.
#[derive(Debug, Clone, Copy)]
pub struct Home {
    /// See [`Taxonomy::cluster`](super::taxonomy::Taxonomy::cluster).
    pub cluster: Node,
    /// Its sub-field.
    pub subfield: Node,
    /// True for a sub-field.
    pub is_subfield: bool,
    /// True for a skill that many specialities share.
    pub is_general: bool,
}

/// A label that means several things, and what it means where the text does not tell.
#[derive(Debug, Clone)]
pub struct Ambiguous {
    /// The label.
    pub label: String,
    /// What it may mean.
    pub meanings: Vec<Node>,
    /// What it means where the text does not tell; `None` is nothing.
    pub default: Option<Node>,
}

/// A field with its labels.
#[derive(Debug, Clone)]
pub struct Field {
    /// Stable code.
    pub slug: String,
    /// Chinese label.
    pub zh: String,
    /// English label.
    pub en: String,
}

impl Field {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        pick(&self.zh, &self.en, lang)
    }
}

/// A concept that is no more.
#[derive(Debug, Clone)]
pub struct Retired {
    /// Its code, by which what took over is found.
    pub slug: String,
    /// Its Chinese label, a name of the other now.
    pub zh: String,
    /// Its English label.
    pub en: String,
    /// What took over.
    pub by: Node,
    /// The day it was retired on, as written.
    pub on: String,
}

fn pick<'a>(zh: &'a str, en: &'a str, lang: Lang) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
