//! Features packed into bytes: just what a score is computed from, for keeping and comparing by the million. What a reader is shown
//! (phrases, places) is left in the features.
//!
//! Little-endian; counts first, then the vectors of meaning that say something, then the parts one after another. Weights are steps of
//! 1/200, which is exact: features are made in such steps ([`step`]). Words are kept by 19 bits of their hash: of a hundred pairs one
//! has a word in common by mistake.

use super::features::{NeedFeatures, PersonFeatures};
use super::meaning::Said;
use super::packing::{Cut, lang, put_head, put_items, put_nodes, put_word};
pub use super::packing::{Used, WORD_STEPS, Weighed, step, steps, used, weighed};
use super::shorts::{self, Shorts, short};
use crate::domain::value::Lang;

/// A person, as far as a score needs them, read in place.
#[derive(Debug, Clone)]
pub struct PersonSketch<'a> {
    /// Language of the texts; `None` is mixed.
    pub lang: Option<Lang>,
    /// What they mean.
    pub meaning: Said<'a>,
    /// What is named, with its weight in the whole.
    pub mentions: &'a [Weighed],
    /// What it stands for, firmly or less so.
    pub cover: &'a [Weighed],
    /// What is denied.
    pub denied: &'a [[u8; 2]],
    /// The words.
    pub words: Shorts<'a>,
}

/// A need, as far as a score needs it, read in place.
#[derive(Debug, Clone)]
pub struct NeedSketch<'a> {
    /// Language of the texts; `None` is mixed.
    pub lang: Option<Lang>,
    /// What they mean.
    pub meaning: Said<'a>,
    /// What is named, with its weight in the whole.
    pub mentions: &'a [Weighed],
    /// What it stands for.
    pub cover: &'a [Weighed],
    /// Short hashes of all its words, each once, ascending.
    pub vocabulary: &'a [[u8; 4]],
    /// The words of the whole.
    pub words: &'a [Used],
    /// Keywords: flags, number of nodes, number of words.
    items: &'a [[u8; 3]],
    item_nodes: &'a [[u8; 2]],
    item_words: &'a [Used],
    /// The bytes of the keywords until they are read.
    unread: &'a [u8],
}

/// A keyword of a need.
#[derive(Debug, Clone, Copy)]
pub struct ItemSketch<'a> {
    /// True for a required one.
    pub is_must: bool,
    /// Its language.
    pub lang: Option<Lang>,
    /// The concepts it names.
    pub nodes: &'a [[u8; 2]],
    /// The place of the first of them among those of all keywords.
    pub first_node: usize,
    /// Its words.
    pub words: &'a [Used],
}

impl<'a> PersonSketch<'a> {
    /// Packs features.
    pub fn pack(person: &PersonFeatures) -> Vec<u8> {
        let mut out = Vec::with_capacity(1024);
        put_head(
            &mut out,
            person.lang,
            &person.meaning,
            [person.mentions.len(), person.cover.len(), person.denied.len()],
        );
        put_nodes(&mut out, &person.mentions, &person.cover);
        out.extend(person.denied.iter().flat_map(|node| node.to_le_bytes()));
        shorts::put(&mut out, &person.words);
        out
    }

    /// Reads what [`PersonSketch::pack`] wrote; `None` for anything else.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        Self::read_again(bytes).filter(|sketch| sketch.words.is_whole())
    }

    /// Reads what [`PersonSketch::read`] took before; of other bytes it may make anything. The words, which lie farthest behind, are not
    /// looked at.
    #[inline]
    pub fn read_again(bytes: &'a [u8]) -> Option<Self> {
        let mut cut = Cut(bytes);
        let (lang, [mentions, cover, denied], meaning) = cut.head()?;
        let (mentions, cover, denied) = (cut.rows(mentions)?, cut.rows(cover)?, cut.rows(denied)?);
        Some(Self { lang, meaning, mentions, cover, denied, words: Shorts::read(cut.0)? })
    }

    /// Reads no more than the language and the meaning.
    #[inline]
    pub fn meaning(bytes: &'a [u8]) -> Option<(Option<Lang>, Said<'a>)> {
        Cut(bytes).head().map(|(lang, _, meaning)| (lang, meaning))
    }
}

impl<'a> NeedSketch<'a> {
    /// Packs features.
    pub fn pack(need: &NeedFeatures) -> Vec<u8> {
        let all = need.items.iter().flat_map(|item| &item.words).chain(&need.words);
        let mut vocabulary: Vec<u32> = all.map(|word| short(word.hash)).collect();
        vocabulary.sort_unstable();
        vocabulary.dedup();
        let mut out = Vec::with_capacity(1536);
        put_head(&mut out, need.lang, &need.meaning, [need.mentions.len(), need.cover.len(), vocabulary.len()]);
        out.extend((need.words.len() as u16).to_le_bytes());
        put_nodes(&mut out, &need.mentions, &need.cover);
        out.extend(vocabulary.iter().flat_map(|word| word.to_le_bytes()));
        out.extend(need.words.iter().flat_map(|word| put_word(&vocabulary, word)));
        put_items(&mut out, &need.items, &vocabulary);
        out
    }

    /// Reads what [`NeedSketch::pack`] wrote; `None` for anything else.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let sketch = Self::without_keywords(bytes)?.with_keywords()?;
        let sum = |place: usize| sketch.items.iter().map(|item| usize::from(item[place])).sum::<usize>();
        let mut places = sketch.words.iter().chain(sketch.item_words).map(|word| used(word).0);
        let is_whole = sum(1) == sketch.item_nodes.len() && sum(2) == sketch.item_words.len();
        (is_whole && places.all(|place| place < sketch.vocabulary.len())).then_some(sketch)
    }

    /// Reads what [`NeedSketch::read`] took before, without its keywords: these lie farthest behind and are not looked at. Of other bytes
    /// it may make anything.
    #[inline]
    pub fn without_keywords(bytes: &'a [u8]) -> Option<Self> {
        let mut cut = Cut(bytes);
        let (lang, [mentions, cover, vocabulary], meaning) = cut.head()?;
        let words = usize::from(u16::from_le_bytes(*cut.take()?));
        let (mentions, cover) = (cut.rows(mentions)?, cut.rows(cover)?);
        let (vocabulary, words) = (cut.rows(vocabulary)?, cut.rows(words)?);
        let (items, item_nodes, item_words): (&[_], &[_], &[_]) = (&[], &[], &[]);
        Some(Self { lang, meaning, mentions, cover, vocabulary, words, items, item_nodes, item_words, unread: cut.0 })
    }

    /// With its keywords.
    #[inline]
    pub fn with_keywords(self) -> Option<Self> {
        let mut cut = Cut(self.unread);
        let (items, item_nodes, item_words) = (cut.counted()?, cut.counted()?, cut.counted()?);
        cut.0.is_empty().then_some(Self { items, item_nodes, item_words, unread: cut.0, ..self })
    }

    /// Reads no more than the language, the meaning, and whether any concept is mentioned.
    #[inline]
    pub fn meaning(bytes: &'a [u8]) -> Option<(Option<Lang>, Said<'a>, bool)> {
        Cut(bytes).head().map(|(lang, [mentions, ..], meaning)| (lang, meaning, mentions > 0))
    }

    /// Its keywords in their order.
    pub fn items(&self) -> impl Iterator<Item = ItemSketch<'a>> + use<'a> {
        let (mut nodes, mut words, all) = (self.item_nodes, self.item_words, self.item_nodes.len());
        self.items.iter().map(move |[flags, node_count, word_count]| {
            let first_node = all - nodes.len();
            let (own_nodes, rest) = nodes.split_at_checked(usize::from(*node_count)).unwrap_or((nodes, &[]));
            nodes = rest;
            let (own_words, rest) = words.split_at_checked(usize::from(*word_count)).unwrap_or((words, &[]));
            words = rest;
            let (is_must, lang) = (flags & 1 != 0, lang(flags >> 1));
            ItemSketch { is_must, lang, nodes: own_nodes, first_node, words: own_words }
        })
    }

    /// How many keywords are required, or welcome.
    pub fn count(&self, is_must: bool) -> usize {
        self.items.iter().filter(|[flags, ..]| (flags & 1 != 0) == is_must).count()
    }

    /// The concepts that its keywords name, in their order.
    pub fn named(&self) -> &'a [[u8; 2]] {
        self.item_nodes
    }
}

#[cfg(test)]
#[path = "sketch_tests.rs"]
mod tests;
