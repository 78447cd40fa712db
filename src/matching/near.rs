//! Soft links: the concepts whose names a text as a whole comes nearest to in meaning, whether it names them or not. They tell a
//! reader what two texts without a word in common may have in common. They are no proof and bring no points by themselves.

use longyuan_embedding::{Embedder, Names, Reduced, similarity};

use super::meaning::Meaning;
use super::taxonomy::{Node, Taxonomy};

/// How many concepts a text is linked to, at most.
const MOST: usize = 8;
/// The least similarity: of the graded pairs of `tests/data/gold` half of those with the highest grade then share a link (26 of 50), and
/// one in 24 of those that do not fit (14 of 338). Lower ones add links that mislead a reader.
const LEAST: f32 = 0.36;

/// Concepts with how near each is, 0 to 1, nearest first.
pub type Near = Vec<(Node, f32)>;

/// The names of all concepts that tell a speciality, in both languages.
#[derive(Debug)]
pub struct Nearby(Vec<(Node, [Reduced; 2])>);

impl Nearby {
    /// Of a taxonomy.
    pub fn new(taxonomy: &Taxonomy, embedder: &Embedder, names: &Names) -> Self {
        let concepts = (0..).zip(&taxonomy.entries).filter(|(node, _)| !taxonomy.is_subfield(*node));
        let telling = concepts.filter(|(_, entry)| !entry.is_general);
        let vectors = telling.map(|(node, entry)| {
            let vectors = [&entry.zh, &entry.en].map(|name| names.vector(embedder, name));
            (node, vectors)
        });
        Self(vectors.collect())
    }

    /// The concepts nearest to all texts together; none when these say nothing.
    pub fn of(&self, meaning: &Meaning) -> Near {
        if meaning.letters == 0 {
            return Near::new();
        }
        let text = &meaning.whole;
        let nearest = |names: &[Reduced; 2]| names.iter().map(|name| similarity(text, name)).fold(0.0, f32::max);
        let mut near: Near = self.0.iter().map(|(node, names)| (*node, nearest(names))).collect();
        near.retain(|(_, nearness)| *nearness >= LEAST);
        near.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.truncate(MOST);
        near
    }
}

/// The concept that two texts come nearest to together.
pub fn shared(a: &Near, b: &Near) -> Option<Node> {
    let other = |node: Node| b.iter().find(|(known, _)| *known == node);
    let both = a.iter().filter_map(|(node, own)| other(*node).map(|(_, others)| (*node, own + others)));
    // Of equals the one that is nearer to the first text: `max_by` takes the last.
    both.rev().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(node, _)| node)
}

#[cfg(test)]
#[path = "near_tests.rs"]
mod tests;
