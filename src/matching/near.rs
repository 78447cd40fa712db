//! Soft links: the concepts whose names a text as a whole comes nearest to in meaning, whether it names them or not. They tell a
//! reader what two texts without a word in common may have in common. They are no proof and bring no points by themselves.

use longyuan_embedding::{Embedder, Names, Reduced, similarities};

use super::meaning::Meaning;
use super::nodes::Entry;
use super::taxonomy::{Node, Taxonomy};

/// How many concepts a text is linked to, at most.
const MOST: usize = 8;
/// The least similarity. With it 25 of the 50 graded pairs of `tests/data/gold` with the highest grade name a soft link, and 12 of the 338
/// that do not fit; lower ones add links that mislead a reader.
const LEAST: f32 = 0.36;

/// Concepts with how near each is, 0 to 1, nearest first.
pub type Near = Vec<(Node, f32)>;

/// The concepts that tell a speciality, with their names in both languages.
#[derive(Debug)]
pub struct Nearby {
    concepts: Vec<Node>,
    /// Two of each concept.
    names: Vec<Reduced>,
}

impl Nearby {
    /// Of a taxonomy.
    pub fn new(taxonomy: &Taxonomy, embedder: &Embedder, names: &Names) -> Self {
        let nodes = (0..).zip(&taxonomy.entries).filter(|(node, _)| !taxonomy.is_subfield(*node));
        let telling: Vec<(Node, &Entry)> = nodes.filter(|(_, entry)| !entry.is_general).collect();
        let both = telling.iter().flat_map(|(_, entry)| [&entry.zh, &entry.en]);
        Self {
            names: both.map(|name| names.vector(embedder, name)).collect(),
            concepts: telling.iter().map(|(node, _)| *node).collect(),
        }
    }

    /// The concepts nearest to all texts together; none when these say nothing.
    pub fn of(&self, meaning: &Meaning) -> Near {
        if meaning.letters == 0 {
            return Near::new();
        }
        let all = similarities(&meaning.whole, &self.names);
        let nearest = all.as_chunks().0.iter().map(|[zh, en]: &[f32; 2]| zh.max(*en));
        let mut near: Near = self.concepts.iter().copied().zip(nearest).filter(|(_, near)| *near >= LEAST).collect();
        near.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.truncate(MOST);
        near
    }
}

/// The concept that two texts come nearest to together, among the plausible ones.
pub fn shared(a: &Near, b: &Near, is_plausible: impl Fn(Node) -> bool) -> Option<Node> {
    let other = |node: Node| b.iter().find(|(known, _)| *known == node);
    let both = a.iter().filter_map(|(node, own)| other(*node).map(|(_, others)| (*node, own + others)));
    // Of equals the one that is nearer to the first text: `max_by` takes the last.
    let nearest = both.filter(|(node, _)| is_plausible(*node)).rev().max_by(|a, b| a.1.total_cmp(&b.1));
    nearest.map(|(node, _)| node)
}

#[cfg(test)]
#[path = "near_tests.rs"]
mod tests;
