//! By what people and needs find each other in the index. The order by tokens is linear and cheap; it only nominates those who
//! are then judged.
//!
//! A need weighs concepts, their clusters and sub-fields as the credit of a score does, so that the sum over a person's cover is
//! their share of the need's subject; telling words and ticked fields help where concepts are few.

use std::collections::BTreeMap;

use longyuan_index::IMPACT_UNIT;

use super::Engine;
use super::judge::{NeedView, PersonView};
use super::sketch::{Weighed, steps, used, weighed};
use super::taxonomy::Node;
use super::words::is_telling;

/// A token of the index: a node, a word or a field.
pub type Token = u32;

/// Words lie above nodes and fields.
const WORD: Token = 1 << 31;
/// Fields lie above nodes.
const FIELD: Token = 1 << 30;

/// Weight of a word that is asked for, beside a need's subject of 1.
const PER_WORD: f32 = 0.04;
/// Weight of a ticked field.
const PER_FIELD: f32 = 0.01;

impl Engine {
    /// What a person is found by, and how firmly.
    pub fn tokens_of_person(&self, person: &PersonView<'_>) -> Vec<(Token, u8)> {
        let cover = person.sketch.cover.iter().map(|packed| {
            let (node, strength) = weighed(packed);
            (Token::from(node), steps(strength))
        });
        let words = person.sketch.words.iter().filter(|word| is_telling(*word));
        let words = words.map(|word| (word_token(word), IMPACT_UNIT));
        cover.chain(words).chain(field_tokens(person.facts.fields).map(|field| (field, IMPACT_UNIT))).collect()
    }

    /// What a need looks for, by weight; the subject weighs 1 together.
    pub fn tokens_of_need(&self, need: &NeedView<'_>) -> Vec<(Token, f32)> {
        let sketch = &need.sketch;
        let all: f32 = sketch.mentions.iter().map(|mention| weighed(mention).1).sum();
        let nodes = self.spread(sketch.mentions).into_iter().map(|(node, weight)| (Token::from(node), weight / all));
        let mut asked: Vec<usize> =
            sketch.items().flat_map(|item| item.words.iter()).map(|word| used(word).0).collect();
        if sketch.items().next().is_none() {
            asked.extend(sketch.words.iter().map(|word| used(word).0));
        }
        asked.sort_unstable();
        asked.dedup();
        let words = asked.into_iter().filter_map(|place| sketch.vocabulary.get(place));
        let words = words.map(|word| u32::from_le_bytes(*word)).filter(|word| is_telling(*word));
        let words = words.map(|word| (word_token(word), PER_WORD));
        nodes.chain(words).chain(field_tokens(need.facts.fields).map(|field| (field, PER_FIELD))).collect()
    }

    /// Lays people and needs of one speciality side by side.
    pub fn hint(&self, mentions: &[Weighed]) -> u32 {
        let heaviest = mentions.iter().map(weighed).rev().max_by(|a, b| a.1.total_cmp(&b.1));
        let home = heaviest.and_then(|(node, _)| self.homes.get(usize::from(node)));
        home.map_or(u32::MAX, |home| u32::from(home.subfield) << 16 | u32::from(home.cluster))
    }

    /// The shares of the mentions over concept, cluster and sub-field, as the credit of a score counts them.
    fn spread(&self, mentions: &[Weighed]) -> BTreeMap<Node, f32> {
        let tree = &self.weights.tree;
        let mut weights = BTreeMap::new();
        for (named, share) in mentions.iter().map(weighed) {
            let Some(home) = self.homes.get(usize::from(named)) else { continue };
            let parts = match home.is_subfield {
                true => [(named, 1.0), (named, 0.0), (named, 0.0)],
                false => [(named, tree.concept), (home.cluster, tree.cluster), (home.subfield, tree.subfield)],
            };
            for (node, weight) in parts {
                *weights.entry(node).or_insert(0.0) += weight * share;
            }
        }
        weights
    }
}

fn field_tokens(bits: u16) -> impl Iterator<Item = Token> {
    (0..u16::BITS).filter(move |place| bits & (1 << place) != 0).map(|place| FIELD + place)
}

/// The token of a telling word by its short hash.
fn word_token(short: u32) -> Token {
    WORD | short >> 1
}
