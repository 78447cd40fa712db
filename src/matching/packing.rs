//! How the parts of a sketch are written and read: weights in steps, nodes, words, keywords, and the head before them.

use super::features::{Item, Mention, Word};
use super::meaning::{Meaning, Said};
use super::shorts::short;
use super::taxonomy::Node;
use crate::domain::value::Lang;

/// Steps of a weight from 0 to 1.
const STEPS: f32 = 200.0;
/// Steps of a word's weight of 1; the heaviest word has 1.6.
pub const WORD_STEPS: f32 = 20.0;
/// Marks a word that is written alike in any language.
const UNIVERSAL: u8 = 0x80;

/// The value of each number of steps.
const VALUES: [f32; 256] = values();

const fn values() -> [f32; 256] {
    let mut values = [0.0; 256];
    let mut i = 0;
    while i < 256 {
        values[i] = i as f32 / STEPS;
        i += 1;
    }
    values
}

/// The nearest step of a weight from 0 to 1.
pub fn step(weight: f32) -> f32 {
    VALUES[usize::from(steps(weight))]
}

/// A weight from 0 to 1 in steps of 1/200.
pub fn steps(weight: f32) -> u8 {
    (weight * STEPS).round() as u8
}

/// A node with its weight.
pub type Weighed = [u8; 3];

/// Reads a node with its weight.
#[inline]
pub fn weighed(packed: &Weighed) -> (Node, f32) {
    (u16::from_le_bytes([packed[0], packed[1]]), VALUES[usize::from(packed[2])])
}

fn pack((node, weight): (Node, f32)) -> Weighed {
    let [low, high] = node.to_le_bytes();
    [low, high, steps(weight)]
}

/// A word of a need: its place in the vocabulary, its weight, and whether it is universal.
pub type Used = [u8; 3];

/// Reads a word of a need. The weight comes in steps, whose sums are exact in any order.
#[inline]
pub fn used(packed: &Used) -> (usize, u32, bool) {
    let place = u16::from_le_bytes([packed[0], packed[1]]);
    (usize::from(place), u32::from(packed[2] & !UNIVERSAL), packed[2] & UNIVERSAL != 0)
}

/// Marks bytes of this form; those of older ones begin with less.
const FORM: u8 = 0x40;

/// Form, which vectors follow and the language; counts; how much the texts say; vectors.
pub fn put_head(out: &mut Vec<u8>, lang: Option<Lang>, meaning: &Meaning, counts: [usize; 3]) {
    out.push(FORM | meaning.stated() << 2 | lang_code(lang));
    out.extend(counts.iter().flat_map(|count| (*count as u16).to_le_bytes()));
    out.extend(meaning.letters.to_le_bytes());
    out.extend(meaning.stated_bytes());
}

/// What is named, then what it stands for.
pub fn put_nodes(out: &mut Vec<u8>, mentions: &[Mention], cover: &[(Node, f32)]) {
    out.extend(mentions.iter().flat_map(|mention| pack((mention.node, mention.share))));
    out.extend(cover.iter().flat_map(|near| pack(*near)));
}

/// A word by its place in the vocabulary of its need.
pub fn put_word(vocabulary: &[u32], word: &Word) -> Used {
    let place = vocabulary.binary_search(&short(word.hash)).unwrap_or_default() as u16;
    let [low, high] = place.to_le_bytes();
    let weight = (word.weight * WORD_STEPS).round() as u8;
    [low, high, if word.is_universal { weight | UNIVERSAL } else { weight }]
}

/// Keywords, then all their nodes, then all their words, each counted.
pub fn put_items(out: &mut Vec<u8>, items: &[Item], vocabulary: &[u32]) {
    let most = usize::from(u8::MAX);
    let nodes = || items.iter().flat_map(|item| item.nodes.iter().take(most));
    let words = || items.iter().flat_map(|item| item.words.iter().take(most));
    let count = |number: usize| (number as u16).to_le_bytes();
    out.extend(count(items.len()));
    for item in items {
        let flags = u8::from(item.is_must) | lang_code(item.lang) << 1;
        out.extend([flags, item.nodes.len().min(most) as u8, item.words.len().min(most) as u8]);
    }
    out.extend(count(nodes().count()));
    out.extend(nodes().flat_map(|node| node.to_le_bytes()));
    out.extend(count(words().count()));
    out.extend(words().flat_map(|word| put_word(vocabulary, word)));
}

fn lang_code(lang: Option<Lang>) -> u8 {
    match lang {
        None => 0,
        Some(Lang::Zh) => 1,
        Some(Lang::En) => 2,
    }
}

/// The language of a code; `None` is mixed.
pub fn lang(code: u8) -> Option<Lang> {
    match code {
        1 => Some(Lang::Zh),
        2 => Some(Lang::En),
        _ => None,
    }
}

/// What is still to be read.
pub struct Cut<'a>(pub &'a [u8]);

impl<'a> Cut<'a> {
    /// The next bytes, so many.
    pub fn take<const N: usize>(&mut self) -> Option<&'a [u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(taken)
    }

    /// So many rows.
    pub fn rows<const N: usize>(&mut self, count: usize) -> Option<&'a [[u8; N]]> {
        let (taken, rest) = self.0.split_at_checked(count * N)?;
        self.0 = rest;
        Some(taken.as_chunks().0)
    }

    /// Rows with their number before them.
    pub fn counted<const N: usize>(&mut self) -> Option<&'a [[u8; N]]> {
        let count = u16::from_le_bytes(*self.take()?);
        self.rows(usize::from(count))
    }

    /// What [`put_head`] wrote: the language, the counts and the meaning; `None` for another form.
    #[inline]
    pub fn head(&mut self) -> Option<(Option<Lang>, [usize; 3], Said<'a>)> {
        let [flags, counts @ ..] = self.take::<9>()?;
        let number = |i: usize| u16::from_le_bytes([counts[2 * i], counts[2 * i + 1]]);
        let (stated, lang) = (flags >> 2 & 7, lang(flags & 3));
        let vectors = self.rows(stated.count_ones() as usize)?;
        let counts = [number(0), number(1), number(2)].map(usize::from);
        (flags & !0x1F == FORM).then(|| (lang, counts, Said::new(vectors, stated, number(3))))
    }
}
