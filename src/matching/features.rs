//! Profiles and needs in a form that can be compared: concepts with their neighbourhood, words, stated facts. Compact,
//! and the same for the same text and data, so that it may be stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::meaning::Meaning;
use super::near::Near;
use super::taxonomy::Node;
use super::words::Term;
use crate::domain::field::FieldCode;
use crate::domain::need::OnlyCriterion;
use crate::domain::value::{Degree, Lang, Mode};
use crate::text_enum;

text_enum! {
    /// Which text of a need or a profile a phrase stands in.
    Part {
        /// The title of a need.
        Title = "title",
        /// The description of a need.
        Body = "body",
        /// A required keyword of a need.
        Must = "must",
        /// A welcome keyword of a need.
        Nice = "nice",
        /// The one sentence of a person.
        Headline = "headline",
        /// The post of a person.
        JobTitle = "job_title",
        /// A keyword of a person.
        Skill = "skill",
        /// What a person writes at length.
        Summary = "summary",
    }
}

/// Where a phrase stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Spot {
    /// In which text.
    pub part: Part,
    /// The place of a keyword among its kind, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u16>,
    /// The half of a text in two languages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// First character (Unicode scalar value) from 0.
    pub from: u32,
    /// The character after the last.
    pub to: u32,
}

impl std::fmt::Display for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.part)?;
        if let Some(item) = self.item {
            write!(f, "[{item}]")?;
        }
        if let Some(lang) = self.lang {
            write!(f, ".{lang}")?;
        }
        write!(f, ":{}-{}", self.from, self.to)
    }
}

/// The text that says most in few words: the title of a need, the headline of a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// As typed.
    pub text: String,
    /// Where it stands.
    pub at: Spot,
}

/// A concept named in a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Which.
    pub node: Node,
    /// How firmly it speaks for what it names, 0 to 1.
    pub strength: f32,
    /// How firmly it speaks for the neighbours of what it names: a word in passing says little about them.
    pub reach: f32,
    /// How much it weighs in the whole.
    pub share: f32,
    /// The words that name it, as typed.
    pub phrase: String,
    /// Where they stand.
    pub at: Spot,
}

/// Nodes with how firmly a text stands for each, in the order of the nodes: what it names, what is wider, its sub-fields,
/// and half of what is related.
pub type Cover = Vec<(Node, f32)>;

/// What the engine knows of a profile. No name, sex, age, origin or employer is part of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonFeatures {
    /// Version of engine, taxonomy and weights that made it.
    pub made_by: String,
    /// What the person names.
    pub mentions: Vec<Mention>,
    /// What the person says not to do.
    pub denied: Vec<Node>,
    /// The neighbourhood of the mentions.
    pub cover: Cover,
    /// Hashes of the words, ascending.
    pub words: Vec<u32>,
    /// The meaning of the texts.
    pub meaning: Meaning,
    /// What the texts come nearest to in meaning.
    pub near: Near,
    /// The text that says most in few words.
    pub head: Head,
    /// Language of the texts; `None` is mixed.
    pub lang: Option<Lang>,
    /// As ticked.
    pub fields: Vec<FieldCode>,
    /// `None` is not stated.
    pub degree: Option<Degree>,
    /// `None` is not stated.
    pub years: Option<i32>,
    /// As ticked.
    pub modes: Vec<Mode>,
    /// ISO 639-1; empty is not stated.
    pub languages: Vec<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// `None` is not stated.
    pub available_from: Option<NaiveDate>,
}

/// A keyword of a need, to be met, partly met or missed by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// True for a required one, false for a welcome one.
    pub is_must: bool,
    /// As typed.
    pub text: String,
    /// Its place among its kind, from 0.
    pub place: u16,
    /// Its language; `None` when the letters do not tell.
    pub lang: Option<Lang>,
    /// The concepts it names.
    pub nodes: Vec<Node>,
    /// Its words.
    pub words: Vec<Word>,
}

impl Item {
    /// Where it stands.
    pub fn at(&self) -> Spot {
        let part = if self.is_must { Part::Must } else { Part::Nice };
        Spot { part, item: Some(self.place), lang: None, from: 0, to: self.text.chars().count() as u32 }
    }
}

/// A word of a need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// Normal form.
    pub text: String,
    /// Its hash.
    pub hash: u32,
    /// How much it tells.
    pub weight: f32,
    /// Written alike in any language.
    pub is_universal: bool,
}

/// What the engine knows of a need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NeedFeatures {
    /// Version of engine, taxonomy and weights that made it.
    pub made_by: String,
    /// What the need names.
    pub mentions: Vec<Mention>,
    /// The neighbourhood of the mentions.
    pub cover: Cover,
    /// Required and welcome keywords.
    pub items: Vec<Item>,
    /// The words of title, keywords and text.
    pub words: Vec<Word>,
    /// The meaning of the texts.
    pub meaning: Meaning,
    /// What the texts come nearest to in meaning.
    pub near: Near,
    /// The text that says most in few words.
    pub head: Head,
    /// Language of title and text; `None` is mixed.
    pub lang: Option<Lang>,
    /// As ticked.
    pub fields: Vec<FieldCode>,
    /// `None` is any.
    pub min_degree: Option<Degree>,
    /// `None` is any.
    pub min_years: Option<i32>,
    /// Accepted ones.
    pub modes: Vec<Mode>,
    /// ISO 639-1; empty is any.
    pub languages: Vec<String>,
    /// Criteria that filter.
    pub only: Vec<OnlyCriterion>,
    /// Last day for proposals.
    pub deadline: Option<NaiveDate>,
}

impl From<Term> for Word {
    fn from(term: Term) -> Self {
        Self { hash: term.hash(), text: term.text, weight: term.weight, is_universal: term.is_universal }
    }
}
