//! Short texts by their spelling: overlapping pieces of words, weighted by how rare they are in a fixed collection of labels, so that
//! what two texts share weighs the same whatever else there is.

use std::collections::{HashMap, HashSet};

use super::language::is_han;
use super::math;
use super::sparse::Sparse;

/// Letters of a piece of a word that is written in letters, its two borders counted as letters.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=5;

/// How rare the pieces are: inverse document frequencies over the labels that [`Ngrams::new`] was given.
#[derive(Debug)]
pub struct Ngrams {
    weights: HashMap<u32, f32>,
    /// The weight of a piece that no label has: written in letters, in Han characters.
    unseen: [f32; 2],
}

impl Ngrams {
    /// Counts the pieces of labels in any order. Pieces in letters are compared with the labels that have letters, those of Han
    /// characters with the labels that have such.
    pub fn new<'a>(labels: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut counts, mut totals) = (HashMap::<u32, (u32, bool)>::new(), [0_u32; 2]);
        for label in labels {
            let found: HashSet<(u32, bool)> = pieces(label).into_iter().collect();
            for han in [false, true] {
                totals[usize::from(han)] += u32::from(found.iter().any(|(_, is_han)| *is_han == han));
            }
            for (key, is_han) in found {
                counts.entry(key).or_insert((0, is_han)).0 += 1;
            }
        }
        let weight = |count: u32, total: u32| math::ln((f64::from(total) + 1.0) / (f64::from(count) + 1.0));
        let weights = counts.into_iter().map(|(key, (count, han))| (key, weight(count, totals[usize::from(han)])));
        Self { weights: weights.collect(), unseen: totals.map(|total| weight(0, total)) }
    }

    /// A text as weights of its pieces. Capitals count as small letters; whatever else should fall together (plurals, traditional
    /// characters) is for the caller to join before.
    pub fn vector(&self, text: &str) -> Sparse {
        let weight = |key: u32, han: bool| *self.weights.get(&key).unwrap_or(&self.unseen[usize::from(han)]);
        Sparse::new(pieces(text).into_iter().map(|(key, han)| (key, weight(key, han))).collect())
    }
}

/// The pieces of a text as hashes, and whether each is of Han characters: runs of three to five letters or digits within a word and
/// its borders; single Han characters and pairs of neighbours.
fn pieces(text: &str) -> Vec<(u32, bool)> {
    let (mut found, mut word, mut last) = (Vec::new(), vec![' '], None);
    for c in text.chars().flat_map(char::to_lowercase).chain([' ']) {
        let han = is_han(c);
        if c.is_alphanumeric() && !han {
            word.push(c);
        } else if word.len() > 1 {
            word.push(' ');
            for size in LETTERS {
                found.extend(word.windows(size).map(|piece| (hash(piece), false)));
            }
            word.truncate(1);
        }
        if han {
            found.push((hash(&[c]), true));
            found.extend(last.map(|last| (hash(&[last, c]), true)));
        }
        last = han.then_some(c);
    }
    found
}

/// A short stable hash (FNV-1a, over the code points).
fn hash(piece: &[char]) -> u32 {
    let bytes = piece.iter().flat_map(|c| u32::from(*c).to_le_bytes());
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_pieces_weigh_more() {
        let ngrams = Ngrams::new(["sales manager", "project manager", "Welder", "药物化学", "有机化学"]);
        let near = |a: &str, b: &str| ngrams.vector(a).cosine(&ngrams.vector(b));
        assert!(near("welder", "WELDER helper") > near("sales manager", "quality manager"));
        assert!(near("药物化学", "药物") > near("药物化学", "化学"));
        assert_eq!(near("welder", "药物"), 0.0);
        assert!((near("Sales  Manager", "sales manager") - 1.0).abs() < 1e-6);
        assert_eq!(ngrams.vector(" ... "), Sparse::default());
    }
}
