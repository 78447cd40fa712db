//! Random documents and deeds, and an exhaustive index to compare with.

use longyuan_index::{Document, Filter, Index, Layout, Query, Scratch};
use proptest::prelude::*;
use std::cell::Cell;
use std::collections::BTreeMap;

pub type Doc = Document<String, u32>;

/// The exhaustive index: a map, and sums over all of it.
#[derive(Debug, Default, Clone)]
pub struct Oracle(pub BTreeMap<String, Doc>);

impl Oracle {
    pub fn put(&mut self, document: Doc) -> bool {
        let newer = self.0.get(&document.key).is_none_or(|known| known.version <= document.version);
        if newer {
            self.0.insert(document.key.clone(), document);
        }
        newer
    }

    /// All that pass with their scores, by key.
    pub fn scores(&self, query: &[(u32, f32)], modulus: u32) -> Vec<(String, f64)> {
        let mut weights: BTreeMap<u32, f64> = BTreeMap::new();
        let mut sorted: Vec<_> = query.iter().filter(|(_, weight)| *weight > 0.0 && weight.is_finite()).collect();
        sorted.sort_by(|a, b| a.1.total_cmp(&b.1));
        for (token, weight) in sorted {
            *weights.entry(*token).or_default() += f64::from(*weight);
        }
        let (whole, steps): (f64, f64) = (weights.values().sum(), f64::from(1 << 23));
        let passing = self.0.values().filter(|document| passes(modulus, &document.facts));
        let score = |document: &Doc| {
            let impact =
                |token: &u32| document.tokens.iter().filter(|(own, _)| own == token).map(|(_, impact)| *impact).max();
            let each = weights
                .iter()
                .map(|(token, weight)| (weight / whole * steps).floor() as u64 * u64::from(impact(token).unwrap_or(0)));
            each.sum::<u64>() as f64 * (whole / steps / 200.0)
        };
        passing.map(|document| (document.key.clone(), score(document))).collect()
    }

    /// The best k, as `Index::search` must find them.
    pub fn search(&self, query: &[(u32, f32)], modulus: u32, k: usize) -> Vec<(String, f64)> {
        let mut found = self.scores(query, modulus);
        found.retain(|(_, score)| *score > 0.0);
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        found.truncate(k);
        found
    }
}

/// The filter of the tests: facts that are a multiple.
pub fn passes(modulus: u32, facts: &u32) -> bool {
    facts.is_multiple_of(modulus)
}

/// What `Index::search` finds, in the form of the oracle.
pub fn found(index: &Index<String, u32>, query: &[(u32, f32)], modulus: u32, k: usize) -> Vec<(String, f64)> {
    found_by(index, query, |facts: &u32| passes(modulus, facts), k)
}

/// The same by any filter.
pub fn found_by(
    index: &Index<String, u32>,
    query: &[(u32, f32)],
    filter: impl Filter<u32>,
    k: usize,
) -> Vec<(String, f64)> {
    let query = Query::new(query.iter().copied());
    let hits = index.search(&query, filter, k, &mut Scratch::new());
    hits.into_iter().map(|hit| (hit.key.clone(), hit.score)).collect()
}

/// Lets multiples through.
#[derive(Debug)]
pub struct Gated {
    modulus: u32,
    /// Every so-many-th gate tells it nothing; with 0 all gates tell.
    unsure: u64,
    /// How often it was asked about facts.
    pub asked: Cell<usize>,
}

impl Gated {
    pub fn new((modulus, unsure): (u32, u64)) -> Self {
        Self { modulus, unsure, asked: Cell::new(0) }
    }
}

impl Filter<u32> for Gated {
    fn passes(&self, facts: &u32) -> bool {
        self.asked.set(self.asked.get() + 1);
        passes(self.modulus, facts)
    }

    fn admits(&self, gate: u64) -> bool {
        gate.is_multiple_of(self.unsure) || gate.is_multiple_of(u64::from(self.modulus))
    }

    fn is_gate_enough(&self) -> bool {
        self.unsure == 0
    }
}

pub fn layout() -> impl Strategy<Value = Layout> {
    (0u32..5, 1usize..40, 1usize..9).prop_map(|(bits, segment_documents, delta_documents)| Layout {
        range_bits: Some(bits),
        segment_documents,
        delta_documents,
    })
}

/// Few keys, tokens and impacts, so that documents meet and scores tie.
pub fn document() -> impl Strategy<Value = Doc> {
    let impact = prop_oneof![Just(200u8), Just(200), Just(0), Just(90), any::<u8>()];
    let tokens = prop::collection::vec((0u32..24, impact), 0..12);
    let rest = (0u32..60, -2i32..4, 0u32..12, prop::collection::vec(any::<u8>(), 0..9), 0u32..6);
    (tokens, rest).prop_map(|(tokens, (key, version, facts, forward, hint))| Document {
        key: format!("key-{key}"),
        version,
        tokens,
        facts,
        forward,
        hint,
    })
}

pub fn query() -> impl Strategy<Value = Vec<(u32, f32)>> {
    let weight = prop_oneof![Just(1.0f32), 0.0f32..3.0, Just(f32::NAN), Just(-1.0), Just(1e-9), Just(1e30)];
    let plain = prop_oneof![4 => prop::collection::vec((0u32..28, 0.01f32..3.0), 0..10).boxed(),
        1 => prop::collection::vec((0u32..28, weight), 0..10).boxed()];
    plain
}
