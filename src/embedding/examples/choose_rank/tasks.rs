//! The tasks: who asks, what is ranked, what is relevant, and the layer that may be used.

use longyuan_embedding::{Embedder, Esco, Ngrams, Occupation, Reduced, Sparse, Vector, han_share};

/// Seed of all draws; each use adds its own number.
pub const SEED: u64 = 20_251;
const QUERIES: usize = 300;
/// Documents of a task, and texts of a sample.
pub const DOCUMENTS: usize = 3_000;

/// SplitMix64 (Steele, Lea and Flood 2014).
pub struct Random(pub u64);

impl Random {
    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        (1..items.len()).rev().for_each(|i| items.swap(i, self.below(i + 1)));
    }
}

/// A text with what it means: the number of its occupation or concept.
type Meant<'a> = (&'a str, usize);

/// Queries and documents, and the occupations of the layer.
pub struct Task {
    pub name: &'static str,
    pub queries: Vec<Text>,
    pub documents: Vec<Text>,
    pub layer: Vec<Occupation>,
}

/// A text that was read.
pub struct Text {
    pub meaning: usize,
    pub whole: Vector,
    pub reduced: Reduced,
    pub words: Sparse,
}

/// What reads texts.
pub struct Tools {
    pub embedder: Embedder,
    pub ngrams: Ngrams,
}

impl Tools {
    /// Reads a text.
    pub fn text(&self, (text, meaning): Meant) -> Text {
        let whole = self.embedder.centred(&self.embedder.embed(text), han_share(text));
        Text { meaning, reduced: self.embedder.reduced(text), whole, words: self.ngrams.vector(text) }
    }

    /// A task of some queries and documents; documents of no query fill up.
    fn task(&self, name: &'static str, random: &mut Random, asked: Parts, layer: Vec<Occupation>) -> Task {
        let Parts { mut queries, mut documents } = asked;
        random.shuffle(&mut queries);
        random.shuffle(&mut documents);
        queries.retain(|query| documents.iter().any(|document| document.1 == query.1));
        queries.truncate(QUERIES);
        documents.sort_by_key(|document| !queries.iter().any(|query| document.1 == query.1));
        documents.truncate(DOCUMENTS);
        let embedded = |texts: Vec<Meant>| texts.into_iter().map(|text| self.text(text)).collect();
        Task { name, queries: embedded(queries), documents: embedded(documents), layer }
    }

    fn occupation(&self, of: &Occupation, labels: &[&str]) -> Occupation {
        Occupation { labels: labels.iter().map(|label| self.embedder.reduced(label)).collect(), ..of.clone() }
    }
}

#[derive(Default)]
struct Parts<'a> {
    queries: Vec<Meant<'a>>,
    documents: Vec<Meant<'a>>,
}

/// Deals the labels of each occupation into the layer, queries and documents.
pub fn labels_task(tools: &Tools, esco: &Esco, labels: &[Vec<&str>]) -> Task {
    let (mut random, mut parts, mut layer) = (Random(SEED), Parts::default(), Vec::new());
    for (i, of) in esco.occupations().iter().enumerate() {
        let mut dealt = labels[i].clone();
        random.shuffle(&mut dealt);
        let (kept, rest) = dealt.split_at(dealt.len().div_ceil(3));
        let (asks, ranked) = rest.split_at(rest.len() / 2);
        layer.push(tools.occupation(of, kept));
        parts.queries.extend(asks.iter().map(|label| (*label, i)));
        parts.documents.extend(ranked.iter().map(|label| (*label, i)));
    }
    tools.task("labels", &mut random, parts, layer)
}

/// Leaves a fifth of the occupations out of the layer and ranks their labels.
pub fn unseen_task(tools: &Tools, esco: &Esco, labels: &[Vec<&str>]) -> Task {
    let (mut random, mut parts, mut layer) = (Random(SEED + 1), Parts::default(), Vec::new());
    for (i, of) in esco.occupations().iter().enumerate() {
        if random.below(5) > 0 {
            layer.push(of.clone());
            continue;
        }
        let mut dealt = labels[i].clone();
        random.shuffle(&mut dealt);
        let (asks, ranked) = dealt.split_at(dealt.len() / 2);
        parts.queries.extend(asks.iter().map(|label| (*label, i)));
        parts.documents.extend(ranked.iter().map(|label| (*label, i)));
    }
    tools.task("unseen", &mut random, parts, layer)
}

/// Chinese names ask for the other Chinese names of their concept.
pub fn chinese_task(tools: &Tools, esco: &Esco, concepts: &[Vec<&str>]) -> Task {
    let mut parts = Parts::default();
    for (i, names) in concepts.iter().enumerate() {
        parts.queries.extend(names.first().map(|name| (*name, i)));
        parts.documents.extend(names.iter().skip(1).map(|name| (*name, i)));
    }
    tools.task("chinese", &mut Random(SEED + 2), parts, esco.occupations().to_vec())
}
