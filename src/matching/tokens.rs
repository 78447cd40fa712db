//! By what people and needs find each other in the index. The order by tokens is linear and cheap; it only nominates those who
//! are then judged.
//!
//! A need weighs concepts, their clusters and sub-fields as the credit of a score does, so that the sum over a person's cover is
//! their share of the need's subject; telling words and ticked fields help where concepts are few.

use std::collections::BTreeMap;

use longyuan_index::IMPACT_UNIT;

use super::Engine;
use super::features::{Mention, NeedFeatures, PersonFeatures};
use super::sketch::steps;
use super::taxonomy::Node;
use super::words::is_telling;
use crate::domain::field::FieldCode;

/// A token of the index: a node, a word or a field.
pub type Token = u32;

/// Words lie above nodes and fields; the hash gives up a bit for it.
const WORD: Token = 1 << 31;
/// Fields lie above nodes.
const FIELD: Token = 1 << 30;

/// Weight of a word that is asked for, beside a need's subject of 1.
const PER_WORD: f32 = 0.04;
/// Weight of a ticked field.
const PER_FIELD: f32 = 0.01;

impl Engine {
    /// What a person is found by, and how firmly.
    pub fn tokens_of_person(&self, person: &PersonFeatures) -> Vec<(Token, u8)> {
        let cover = person.cover.iter().map(|(node, strength)| (Token::from(*node), steps(*strength)));
        let words = person.words.iter().filter(|word| is_telling(**word)).map(|word| (word_token(*word), IMPACT_UNIT));
        let fields = self.field_tokens(&person.fields).map(|field| (field, IMPACT_UNIT));
        cover.chain(words).chain(fields).collect()
    }

    /// What a need looks for, by weight; the subject weighs 1 together.
    pub fn tokens_of_need(&self, need: &NeedFeatures) -> Vec<(Token, f32)> {
        let all: f32 = need.mentions.iter().map(|mention| mention.share).sum();
        let spread = self.spread(&need.mentions);
        let nodes = spread.into_iter().map(|(node, weight)| (Token::from(node), weight / all));
        let items = need.items.iter().flat_map(|item| &item.words);
        let words = items.chain(if need.items.is_empty() { &need.words[..] } else { &[] });
        let mut words: Vec<u32> = words.map(|word| word.hash).filter(|word| is_telling(*word)).collect();
        words.sort_unstable();
        words.dedup();
        let words = words.into_iter().map(|word| (word_token(word), PER_WORD));
        nodes.chain(words).chain(self.field_tokens(&need.fields).map(|field| (field, PER_FIELD))).collect()
    }

    /// Lays people and needs of one speciality side by side.
    pub fn hint(&self, mentions: &[Mention]) -> u32 {
        let heaviest = mentions.iter().rev().max_by(|a, b| a.share.total_cmp(&b.share));
        let home = heaviest.and_then(|mention| self.homes.get(usize::from(mention.node)));
        home.map_or(u32::MAX, |home| u32::from(home.subfield) << 16 | u32::from(home.cluster))
    }

    /// The shares of the mentions over concept, cluster and sub-field, as the credit of a score counts them.
    fn spread(&self, mentions: &[Mention]) -> BTreeMap<Node, f32> {
        let tree = &self.weights.tree;
        let mut weights = BTreeMap::new();
        for mention in mentions {
            let Some(home) = self.homes.get(usize::from(mention.node)) else { continue };
            let parts = match home.is_subfield {
                true => [(mention.node, 1.0), (mention.node, 0.0), (mention.node, 0.0)],
                false => [(mention.node, tree.concept), (home.cluster, tree.cluster), (home.subfield, tree.subfield)],
            };
            for (node, weight) in parts {
                *weights.entry(node).or_insert(0.0) += weight * mention.share;
            }
        }
        weights
    }

    fn field_tokens<'a>(&'a self, fields: &'a [FieldCode]) -> impl Iterator<Item = Token> + 'a {
        let places =
            fields.iter().filter_map(|code| self.taxonomy.fields.iter().position(|field| field.slug == code.as_str()));
        places.map(|place| FIELD + place as Token)
    }
}

fn word_token(hash: u32) -> Token {
    WORD | hash >> 1
}
