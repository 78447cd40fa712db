//! Texts in any language to concepts of the taxonomy: whole terms, longest first, unless the sentence denies them.

use std::collections::HashMap;

use aho_corasick::AhoCorasick;

use super::negation::Denials;
use super::senses::{Sense, senses};
use super::tables::DataError;
use super::taxonomy::{Ambiguous, Node, Taxonomy};
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
    /// For each pattern: what it means, and how it must be typed to mean it.
    patterns: Vec<(Sense, Typing)>,
    /// Labels that mean several things.
    ambiguous: Vec<Ambiguous>,
    /// For each node its sub-field and its field: by them a text tells what it means.
    homes: Vec<(Node, u8)>,
}

/// How a label must be typed to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typing {
    /// As one likes.
    Any,
    /// An abbreviation: with a capital, in a text that has capitals at all.
    Capital,
    /// An abbreviation that is an everyday word too: in capitals alone.
    Capitals,
}

/// Everyday words that are abbreviations in capitals.
const EVERYDAY: [&str; 9] = ["bet", "can", "halt", "his", "led", "reach", "sap", "spice", "tee"];

/// What the texts of one profile or need speak of, by which ambiguous labels are understood.
#[derive(Debug, Default)]
pub struct Surroundings {
    subfields: HashMap<Node, usize>,
    fields: HashMap<u8, usize>,
}

impl Spotter {
    /// Prepares the labels of a taxonomy; refuses one that means two things.
    pub fn new(taxonomy: &Taxonomy) -> Result<Self, DataError> {
        Self::without(taxonomy, &|_| false)
    }

    /// The same, blind to some labels: to see how much the other signals carry.
    pub fn without(taxonomy: &Taxonomy, is_hidden: &dyn Fn(&str) -> bool) -> Result<Self, DataError> {
        let (senses, clashes) = senses(taxonomy);
        if let Some(clash) = clashes.first() {
            let reason = format!("{:?} names {} and {}", clash.label, clash.one, clash.other);
            return Err(DataError { file: "concepts.tsv", reason });
        }
        let mut labels = Vec::new();
        let mut patterns = Vec::new();
        for (text, label, sense) in senses.into_iter().filter(|(text, ..)| !is_hidden(text)) {
            patterns.push((sense, typing(label)));
            labels.push(text);
        }
        let automaton =
            AhoCorasick::new(&labels).map_err(|cause| DataError { file: "concepts.tsv", reason: cause.to_string() })?;
        let homes = taxonomy.entries.iter().map(|e| (e.subfield, e.field)).collect();
        Ok(Self { automaton, patterns, ambiguous: taxonomy.ambiguous.clone(), homes })
    }

    /// The concepts of a text that stands alone, in the order of their places. With `may_deny`, denied ones are marked.
    pub fn find(&self, original: &str, may_deny: bool) -> Vec<Found> {
        self.find_among(original, may_deny, &self.surroundings(original))
    }

    /// The concepts of a text among others that tell what its ambiguous labels mean.
    pub fn find_among(&self, original: &str, may_deny: bool, around: &Surroundings) -> Vec<Found> {
        let text = normal(original);
        let denials = if may_deny { Denials::of(&text.text) } else { Denials::default() };
        let found = |(sense, from, to): (Sense, usize, usize)| {
            let node = match sense {
                Sense::One(node) => node,
                Sense::Several(rule) => self.meant(rule, around)?,
            };
            let is_denied = denials.cover(from, to);
            let (from, to) = text.original(from, to);
            Some(Found { node, from, to, is_denied })
        };
        self.terms(original, &text).into_iter().filter_map(found).collect()
    }

    /// What a text speaks of, by its labels that mean one thing.
    pub fn surroundings(&self, original: &str) -> Surroundings {
        let mut around = Surroundings::default();
        for (sense, _, _) in self.terms(original, &normal(original)) {
            let Sense::One(node) = sense else { continue };
            let Some((subfield, field)) = self.homes.get(usize::from(node)) else { continue };
            *around.subfields.entry(*subfield).or_default() += 1;
            *around.fields.entry(*field).or_default() += 1;
        }
        around
    }

    /// The meaning of whose sub-field, else of whose field, most is said; the default where nothing is.
    fn meant(&self, rule: usize, around: &Surroundings) -> Option<Node> {
        let rule = self.ambiguous.get(rule)?;
        let said = |node: &Node| {
            let (subfield, field) = self.homes.get(usize::from(*node)).copied().unwrap_or_default();
            let count = |n: Option<&usize>| n.copied().unwrap_or_default();
            (count(around.subfields.get(&subfield)), count(around.fields.get(&field)))
        };
        let most = rule.meanings.iter().map(said).max().filter(|most| *most > (0, 0));
        match most {
            None => rule.default,
            Some(most) => rule
                .default
                .filter(|d| said(d) == most)
                .or_else(|| rule.meanings.iter().copied().find(|node| said(node) == most)),
        }
    }

    /// Whole terms in the normal form: of overlapping ones the first, of those the longest.
    fn terms(&self, original: &str, text: &Normal) -> Vec<(Sense, usize, usize)> {
        let has_capitals = original.bytes().any(|b| b.is_ascii_uppercase());
        let mut hits: Vec<(Sense, usize, usize)> = self
            .automaton
            .find_overlapping_iter(&text.text)
            .filter(|hit| is_whole(&text.text, hit.start(), hit.end()))
            .filter_map(|hit| {
                let (sense, typing) = *self.patterns.get(hit.pattern().as_usize())?;
                let (from, to) = text.original(hit.start(), hit.end());
                let typed = original.get(from..to)?;
                let fits = match typing {
                    Typing::Any => true,
                    Typing::Capital => !has_capitals || typed.bytes().any(|b| b.is_ascii_uppercase()),
                    Typing::Capitals => is_capitals(typed),
                };
                fits.then_some((sense, hit.start(), hit.end()))
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

/// How a label must be typed: one of at most five capitals is an abbreviation.
fn typing(label: &str) -> Typing {
    match label.len() <= 6 && is_capitals(label) {
        false => Typing::Any,
        true if EVERYDAY.contains(&label.to_ascii_lowercase().as_str()) => Typing::Capitals,
        true => Typing::Capital,
    }
}

/// True for capitals alone, but for the ending of a plural.
fn is_capitals(text: &str) -> bool {
    let stem = text.strip_suffix('s').unwrap_or(text);
    !stem.is_empty() && stem.len() <= 5 && stem.bytes().all(|b| b.is_ascii_uppercase())
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
#[path = "concepts_tests.rs"]
mod tests;
