//! Features packed into bytes: just what a score is computed from, for keeping and comparing by the million. What a reader is shown
//! (phrases, places) is left in the features.
//!
//! Little-endian; counts first, then the vectors of meaning that say something, then the parts one after another. Weights are steps of
//! 1/200, which is exact: features are made in such steps ([`step`]). Words are kept by 19 bits of their hash: of a hundred pairs one
//! has a word in common by mistake.

use super::features::{Item, Mention, NeedFeatures, PersonFeatures, Word};
use super::meaning::{Meaning, Said};
use super::shorts::{self, Shorts, short};
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
        let sketch = Self::read_again(bytes)?;
        let sum = |place: usize| sketch.items.iter().map(|item| usize::from(item[place])).sum::<usize>();
        let mut places = sketch.words.iter().chain(sketch.item_words).map(|word| used(word).0);
        let is_whole = sum(1) == sketch.item_nodes.len() && sum(2) == sketch.item_words.len();
        (is_whole && places.all(|place| place < sketch.vocabulary.len())).then_some(sketch)
    }

    /// Reads what [`NeedSketch::read`] took before; of other bytes it may make anything.
    #[inline]
    pub fn read_again(bytes: &'a [u8]) -> Option<Self> {
        let mut cut = Cut(bytes);
        let (lang, [mentions, cover, vocabulary], meaning) = cut.head()?;
        let words = usize::from(u16::from_le_bytes(*cut.take()?));
        let (mentions, cover) = (cut.rows(mentions)?, cut.rows(cover)?);
        let (vocabulary, words) = (cut.rows(vocabulary)?, cut.rows(words)?);
        let items: &[[u8; 3]] = cut.counted()?;
        let (item_nodes, item_words) = (cut.counted()?, cut.counted()?);
        let sketch = Self { lang, meaning, mentions, cover, vocabulary, words, items, item_nodes, item_words };
        cut.0.is_empty().then_some(sketch)
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

/// Marks bytes of this form; those of older ones begin with less.
const FORM: u8 = 0x40;

/// Form, which vectors follow and the language; counts; how much the texts say; vectors.
fn put_head(out: &mut Vec<u8>, lang: Option<Lang>, meaning: &Meaning, counts: [usize; 3]) {
    out.push(FORM | meaning.stated() << 2 | lang_code(lang));
    out.extend(counts.iter().flat_map(|count| (*count as u16).to_le_bytes()));
    out.extend(meaning.letters.to_le_bytes());
    out.extend(meaning.stated_bytes());
}

fn put_nodes(out: &mut Vec<u8>, mentions: &[Mention], cover: &[(Node, f32)]) {
    out.extend(mentions.iter().flat_map(|mention| pack((mention.node, mention.share))));
    out.extend(cover.iter().flat_map(|near| pack(*near)));
}

fn put_word(vocabulary: &[u32], word: &Word) -> Used {
    let place = vocabulary.binary_search(&short(word.hash)).unwrap_or_default() as u16;
    let [low, high] = place.to_le_bytes();
    let weight = (word.weight * WORD_STEPS).round() as u8;
    [low, high, if word.is_universal { weight | UNIVERSAL } else { weight }]
}

fn put_items(out: &mut Vec<u8>, items: &[Item], vocabulary: &[u32]) {
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

fn lang(code: u8) -> Option<Lang> {
    match code {
        1 => Some(Lang::Zh),
        2 => Some(Lang::En),
        _ => None,
    }
}

/// What is still to be read.
struct Cut<'a>(&'a [u8]);

impl<'a> Cut<'a> {
    fn take<const N: usize>(&mut self) -> Option<&'a [u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(taken)
    }

    fn rows<const N: usize>(&mut self, count: usize) -> Option<&'a [[u8; N]]> {
        let (taken, rest) = self.0.split_at_checked(count * N)?;
        self.0 = rest;
        Some(taken.as_chunks().0)
    }

    fn counted<const N: usize>(&mut self) -> Option<&'a [[u8; N]]> {
        let count = u16::from_le_bytes(*self.take()?);
        self.rows(usize::from(count))
    }

    #[inline]
    fn head(&mut self) -> Option<(Option<Lang>, [usize; 3], Said<'a>)> {
        let [flags, counts @ ..] = self.take::<9>()?;
        let number = |i: usize| u16::from_le_bytes([counts[2 * i], counts[2 * i + 1]]);
        let (stated, lang) = (flags >> 2 & 7, lang(flags & 3));
        let vectors = self.rows(stated.count_ones() as usize)?;
        let counts = [number(0), number(1), number(2)].map(usize::from);
        (flags & !0x1F == FORM).then(|| (lang, counts, Said::new(vectors, stated, number(3))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::Engine;

    #[test]
    fn weights_are_whole_steps() {
        let engine = Engine::shared().expect("data are sound");
        let profile = serde_json::json!({
            "headline": {"en": "Peptide chemist, GMP scale-up"}, "fields": ["biomedicine"], "skills": ["SPPS", "HPLC"],
            "summary": {"zh": "从未做过冻干。"}, "country": "US", "modes": ["consulting"]
        });
        let person = engine.person(&serde_json::from_value(profile).expect("a profile"), None);
        let packed = PersonSketch::pack(&person);
        let sketch = PersonSketch::read(&packed).expect("is whole");
        let cover: Vec<(Node, f32)> = sketch.cover.iter().map(weighed).collect();
        assert_eq!(cover, person.cover);
        let shares: Vec<f32> = sketch.mentions.iter().map(|mention| weighed(mention).1).collect();
        assert_eq!(shares, person.mentions.iter().map(|mention| mention.share).collect::<Vec<_>>());
        assert_eq!((sketch.denied.len(), sketch.words.iter().count()), (1, person.words.len()));
    }

    #[test]
    fn what_was_cut_or_added_to_is_refused() {
        let engine = Engine::shared().expect("data are sound");
        let brief = serde_json::json!({
            "kind": "consulting", "title": {"zh": "多肽工艺放大"}, "fields": ["biomedicine"], "modes": ["consulting"],
            "must": ["固相合成", "P507 萃取"], "nice": ["lyophilisation"]
        });
        let need = engine.need(&serde_json::from_value(brief).expect("a need"));
        let packed = NeedSketch::pack(&need);
        let items: Vec<usize> = NeedSketch::read(&packed).expect("is whole").items().map(|i| i.nodes.len()).collect();
        assert_eq!(items, need.items.iter().map(|item| item.nodes.len()).collect::<Vec<_>>());
        for cut in 0..packed.len() {
            assert!(NeedSketch::read(&packed[..cut]).is_none());
        }
        assert!(NeedSketch::read(&[&packed[..], &[0]].concat()).is_none());
    }
}
