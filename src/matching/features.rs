//! Profiles and needs in a form that can be compared: concepts with their neighbourhood, words, stated facts. Compact,
//! and the same for the same text and data, so that it may be stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Engine;
use super::taxonomy::{Node, Taxonomy};
use super::text::hash;
use super::words::{self, Term};
use crate::domain::field::FieldCode;
use crate::domain::need::{NeedBrief, OnlyCriterion};
use crate::domain::talent::TalentProfile;
use crate::domain::value::{Bilingual, Degree, Lang, Mode};

/// A concept named in a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Which.
    pub node: Node,
    /// How firmly it is stated, 0 to 1.
    pub strength: f32,
    /// How much it weighs in the whole.
    pub share: f32,
    /// The words that name it, as typed.
    pub phrase: String,
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
    /// Its language; `None` when the letters do not tell.
    pub lang: Option<Lang>,
    /// The concepts it names.
    pub nodes: Vec<Node>,
    /// Its words.
    pub words: Vec<Word>,
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

/// Collects what the texts of one side name.
#[derive(Default)]
struct Reading {
    mentions: Vec<Mention>,
    denied: Vec<Node>,
    text: String,
}

impl Reading {
    fn add(&mut self, engine: &Engine, text: &str, strength: f32, share: f32, may_deny: bool) {
        for found in engine.spotter.find(text, may_deny) {
            if found.is_denied {
                self.denied.push(found.node);
                continue;
            }
            let general = engine.taxonomy.entry(found.node).is_some_and(|e| e.is_general);
            let share = if general { share * engine.weights.share.general } else { share };
            match self.mentions.iter_mut().find(|m| m.node == found.node) {
                Some(known) => {
                    known.strength = known.strength.max(strength);
                    known.share = known.share.max(share);
                }
                None => {
                    let phrase = text.get(found.from..found.to).unwrap_or_default().to_owned();
                    self.mentions.push(Mention { node: found.node, strength, share, phrase });
                }
            }
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn halves(&mut self, engine: &Engine, text: &Bilingual, strength: f32, share: f32, may_deny: bool) {
        for half in [&text.zh, &text.en].into_iter().flatten() {
            self.add(engine, half, strength, share, may_deny);
        }
    }
}

impl Engine {
    /// The features of a profile; `title` is the job title, which counts as matching text.
    pub fn person(&self, profile: &TalentProfile, title: Option<&str>) -> PersonFeatures {
        let (strength, share) = (&self.weights.strength, &self.weights.share);
        let mut reading = Reading::default();
        reading.halves(self, &profile.headline, strength.title, share.title, true);
        if let Some(title) = title {
            reading.add(self, title, strength.title, share.title, true);
        }
        for skill in &profile.skills {
            reading.add(self, skill, strength.skills, share.keywords, false);
        }
        reading.halves(self, &profile.summary, strength.summary, share.text, true);
        let Reading { mentions, mut denied, text } = reading;
        denied.retain(|node| mentions.iter().all(|m| m.node != *node));
        denied.sort_unstable();
        denied.dedup();
        let mut words: Vec<u32> = words::terms(&text).iter().map(|t| hash(&t.text)).collect();
        words.sort_unstable();
        PersonFeatures {
            made_by: self.versions(),
            cover: cover(&self.taxonomy, &mentions, self.weights.tree.related),
            mentions,
            denied,
            words,
            lang: Lang::of_text(&text),
            fields: profile.fields.clone(),
            degree: profile.degree,
            years: profile.years_experience,
            modes: profile.modes.clone(),
            languages: codes(&profile.languages),
            country: profile.country.to_uppercase(),
            available_from: profile.available_from,
        }
    }

    /// The features of a need.
    pub fn need(&self, brief: &NeedBrief) -> NeedFeatures {
        let share = &self.weights.share;
        let mut reading = Reading::default();
        reading.halves(self, &brief.title, 1.0, share.title, false);
        reading.halves(self, &brief.body, 1.0, share.text, false);
        let lang = Lang::of_text(&reading.text);
        for keyword in &brief.must {
            reading.add(self, keyword, 1.0, share.keywords, false);
        }
        for keyword in &brief.nice {
            reading.add(self, keyword, 1.0, share.nice, false);
        }
        let musts = brief.must.iter().map(|text| self.item(text, true));
        let items = musts.chain(brief.nice.iter().map(|text| self.item(text, false))).collect();
        NeedFeatures {
            made_by: self.versions(),
            cover: cover(&self.taxonomy, &reading.mentions, self.weights.tree.related),
            items,
            words: words::terms(&reading.text).into_iter().map(Word::from).collect(),
            mentions: reading.mentions,
            lang,
            fields: brief.fields.clone(),
            min_degree: brief.min_degree.filter(|d| *d != Degree::None),
            min_years: brief.min_years.filter(|y| *y > 0),
            modes: brief.modes.clone(),
            languages: codes(&brief.languages),
            only: brief.only.clone(),
            deadline: brief.deadline,
        }
    }

    fn item(&self, text: &str, is_must: bool) -> Item {
        let mut nodes: Vec<Node> = self.spotter.find(text, false).iter().map(|f| f.node).collect();
        nodes.dedup();
        let words = words::terms(text).into_iter().map(Word::from).collect();
        Item { is_must, text: text.to_owned(), lang: Lang::of_text(text), nodes, words }
    }
}

impl From<Term> for Word {
    fn from(term: Term) -> Self {
        Self { hash: hash(&term.text), text: term.text, weight: term.weight, is_universal: term.is_universal }
    }
}

/// The neighbourhood of what is named.
fn cover(taxonomy: &Taxonomy, mentions: &[Mention], related: f32) -> Cover {
    let mut all: Cover = Vec::with_capacity(mentions.len() * 4);
    for mention in mentions {
        let Some(entry) = taxonomy.entry(mention.node) else { continue };
        let near = mention.strength * related;
        all.push((mention.node, mention.strength));
        all.push((entry.subfield, mention.strength));
        all.extend(taxonomy.ancestors(mention.node).map(|n| (n, mention.strength)));
        all.extend(entry.related.iter().map(|n| (*n, near)));
    }
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    all.dedup_by_key(|(node, _)| *node);
    all
}

/// Language codes without region, in lower case.
fn codes(languages: &[String]) -> Vec<String> {
    languages.iter().map(|l| l.trim().chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_lowercase()).collect()
}
