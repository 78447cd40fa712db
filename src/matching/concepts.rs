//! Texts in any language to concepts of the taxonomy: whole terms, longest first, unless the sentence denies them.

use std::collections::HashMap;

use aho_corasick::AhoCorasick;

use super::negation::Denials;
use super::tables::DataError;
use super::taxonomy::{Node, Taxonomy};
use super::text::{Normal, normal};

/// A concept found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What was found.
    pub node: Node,
    /// First byte in the original text.
    pub from: usize,
    /// Byte after the last in the original text.
    pub to: usize,
    /// True when the sentence says that this is what the person does not do.
    pub is_denied: bool,
}

/// Finds the labels of a taxonomy in texts.
#[derive(Debug)]
pub struct Spotter {
    automaton: AhoCorasick,
    /// For each pattern: what it means, and whether it is an abbreviation that must be typed in capitals.
    patterns: Vec<(Node, bool)>,
}

impl Spotter {
    /// Prepares the labels of a taxonomy; refuses one that means two things.
    pub fn new(taxonomy: &Taxonomy) -> Result<Self, DataError> {
        let mut seen: HashMap<String, Node> = HashMap::new();
        let mut labels = Vec::new();
        let mut patterns = Vec::new();
        for (node, label) in taxonomy.labels() {
            let text = normal(label).text;
            match seen.get(&text) {
                Some(other) if *other == node => continue,
                Some(other) => {
                    let both = format!("{label:?} names {} and {}", taxonomy.slug_of(*other), taxonomy.slug_of(node));
                    return Err(DataError { file: "concepts.tsv", reason: both });
                }
                None => seen.insert(text.clone(), node),
            };
            patterns.push((node, is_abbreviation(label)));
            labels.push(text);
        }
        let automaton =
            AhoCorasick::new(&labels).map_err(|cause| DataError { file: "concepts.tsv", reason: cause.to_string() })?;
        Ok(Self { automaton, patterns })
    }

    /// The concepts of a text, in the order of their places. With `may_deny`, denied ones are marked.
    pub fn find(&self, original: &str, may_deny: bool) -> Vec<Found> {
        let text = normal(original);
        let denials = if may_deny { Denials::of(&text.text) } else { Denials::default() };
        self.terms(original, &text)
            .into_iter()
            .map(|(node, from, to)| {
                let is_denied = denials.cover(from, to);
                let (from, to) = text.original(from, to);
                Found { node, from, to, is_denied }
            })
            .collect()
    }

    /// Whole terms in the normal form: of overlapping ones the first, of those the longest.
    fn terms(&self, original: &str, text: &Normal) -> Vec<(Node, usize, usize)> {
        let has_capitals = original.bytes().any(|b| b.is_ascii_uppercase());
        let mut hits: Vec<(Node, usize, usize)> = self
            .automaton
            .find_overlapping_iter(&text.text)
            .filter(|hit| is_whole(&text.text, hit.start(), hit.end()))
            .filter_map(|hit| {
                let (node, is_abbreviation) = *self.patterns.get(hit.pattern().as_usize())?;
                let (from, to) = text.original(hit.start(), hit.end());
                let typed = original.get(from..to)?;
                let fits = !is_abbreviation || !has_capitals || typed.bytes().any(|b| b.is_ascii_uppercase());
                fits.then_some((node, hit.start(), hit.end()))
            })
            .collect();
        hits.sort_by_key(|(_, from, to)| (*from, usize::MAX - to));
        let mut end = 0;
        hits.retain(|(_, from, to)| {
            let is_free = *from >= end;
            if is_free {
                end = *to;
            }
            is_free
        });
        hits
    }
}

/// An abbreviation of at most five capitals: in a text that has capitals at all, it counts only with a capital.
fn is_abbreviation(label: &str) -> bool {
    let stem = label.strip_suffix('s').unwrap_or(label);
    stem.len() <= 5 && stem.bytes().all(|b| b.is_ascii_uppercase())
}

/// True when a term does not begin or end inside a Latin word or number.
fn is_whole(text: &str, from: usize, to: usize) -> bool {
    let bytes = text.as_bytes();
    let joined = |a: usize, b: usize| {
        let (Some(x), Some(y)) = (bytes.get(a), bytes.get(b)) else { return false };
        x.is_ascii_alphanumeric() && y.is_ascii_alphanumeric()
    };
    let runs_in = from > 0 && joined(from - 1, from);
    !runs_in && !joined(to - 1, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(text: &str) -> Vec<String> {
        let taxonomy = Taxonomy::load().expect("data are sound");
        let found = Spotter::new(&taxonomy).expect("data are sound").find(text, true);
        found.iter().filter(|f| !f.is_denied).map(|f| taxonomy.slug_of(f.node).to_owned()).collect()
    }

    #[test]
    fn whole_terms_of_either_language_are_found_longest_first() {
        assert_eq!(slugs("做过固相合成与凍乾"), ["solid-phase-peptide-synthesis", "freeze-drying"]);
        assert_eq!(slugs("Sintered NdFeB magnets"), ["sintered-ndfeb", "magnetic-materials"]);
        assert_eq!(slugs("a platform for ragged arrays"), Vec::<String>::new());
    }

    #[test]
    fn an_abbreviation_needs_a_capital_where_there_are_capitals() {
        assert_eq!(slugs("RAG for policy"), ["retrieval-augmented-generation"]);
        assert_eq!(slugs("A wet rag"), Vec::<String>::new());
        assert_eq!(slugs("rag, llm"), ["retrieval-augmented-generation", "large-language-models"]);
    }

    #[test]
    fn a_find_knows_its_place_in_the_original() {
        let taxonomy = Taxonomy::load().expect("data are sound");
        let text = "我做 Freeze-Drying 多年";
        let found = &Spotter::new(&taxonomy).expect("data are sound").find(text, true)[0];
        assert_eq!(&text[found.from..found.to], "Freeze-Drying");
    }
}
