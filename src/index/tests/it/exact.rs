//! The index against an exhaustive one, through random lives of both: keys and scores must be equal bit for bit.

use super::common::{Doc, Gated, Oracle, document, found, found_by, layout, passes, query};
use longyuan_index::{Folded, Index, Judge, Query, Scratch};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Deed {
    Put(Doc),
    Remove(u32),
    Fold,
    Begin,
    BeginRebuild,
    End,
    Search(Vec<(u32, f32)>, u32, usize),
    Rerank(Vec<(u32, f32)>, u32, usize, usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        12 => document().prop_map(Deed::Put),
        4 => (0u32..60).prop_map(Deed::Remove),
        1 => Just(Deed::Fold),
        1 => Just(Deed::Begin),
        1 => Just(Deed::BeginRebuild),
        2 => Just(Deed::End),
        4 => (query(), 1u32..5, 0usize..30).prop_map(|(query, modulus, k)| Deed::Search(query, modulus, k)),
        2 => (query(), 1u32..5, 0usize..30, 0usize..30).prop_map(|(query, modulus, n, k)| Deed::Rerank(query, modulus, n, k)),
    ]
}

/// A judge that knows before how high a judgement may come, more or less closely.
struct Foreseeing;

impl Judge<u32> for Foreseeing {
    type Said = f64;
    type Seen = f64;

    fn bound(&mut self, facts: &u32, forward: &[u8], linear: f64) -> (f64, f64) {
        let judged = judge(facts, forward, linear);
        (judged + f64::from(facts % 3), judged)
    }

    fn judge(&mut self, facts: &u32, forward: &[u8], linear: f64, seen: &f64, least: f64) -> Option<f64> {
        let judged = judge(facts, forward, linear);
        assert_eq!(judged.to_bits(), seen.to_bits(), "what was seen is of this document");
        (judged.is_nan() || judged >= least).then_some(judged)
    }
}

/// A judgement with many ties that looks at all it is given; sometimes not a number.
fn judge(facts: &u32, forward: &[u8], linear: f64) -> f64 {
    if *facts == 7 { f64::NAN } else { f64::from(*facts % 3) + forward.len() as f64 + (linear * 4.0).floor() }
}

struct Life {
    index: Index<String, u32>,
    oracle: Oracle,
    begun: Vec<Folded<String, u32>>,
    scratch: Scratch,
}

impl Life {
    fn run(&mut self, deed: Deed) -> Result<(), TestCaseError> {
        match deed {
            Deed::Put(document) => prop_assert_eq!(self.index.put(document.clone()), self.oracle.put(document)),
            Deed::Remove(key) => {
                let key = format!("key-{key}");
                prop_assert_eq!(self.index.remove(&key), self.oracle.0.remove(&key).is_some());
            }
            Deed::Fold => self.index.fold(),
            Deed::Begin => self.begun.push(self.index.fold_begin()),
            Deed::BeginRebuild => self.begun.push(self.index.rebuild_begin()),
            Deed::End => {
                if let Some(folded) = self.begun.pop() {
                    self.index.fold_end(folded);
                }
            }
            Deed::Search(query, modulus, k) => {
                prop_assert_eq!(found(&self.index, &query, modulus, k), self.oracle.search(&query, modulus, k));
            }
            Deed::Rerank(query, modulus, candidates, k) => self.rerank(&query, modulus, candidates, k)?,
        }
        Ok(())
    }

    fn rerank(&mut self, query: &[(u32, f32)], modulus: u32, candidates: usize, k: usize) -> Result<(), TestCaseError> {
        let ready = Query::new(query.iter().copied());
        let filter = |facts: &u32| passes(modulus, facts);
        let judged = |list: Vec<(String, f64)>| {
            let mut list: Vec<_> = list
                .into_iter()
                .map(|(key, linear)| {
                    let document = &self.oracle.0[&key];
                    let judged = judge(&document.facts, &document.forward, linear);
                    (if judged.is_nan() { f64::NEG_INFINITY } else { judged }, key, linear)
                })
                .collect();
            list.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            list.truncate(k);
            list.into_iter().map(|(_, key, linear)| (key, linear)).collect::<Vec<_>>()
        };
        // A judge that is asked for no more than what counts says no more.
        let mut sparing = |facts: &u32, forward: &[u8], linear: f64, least: f64| {
            let judged = judge(facts, forward, linear);
            (judged.is_nan() || judged >= least).then_some(judged)
        };
        let best = self.index.rerank(&ready, filter, candidates, k, &mut self.scratch, &mut sparing);
        let best: Vec<_> = best.into_iter().map(|found| (found.key.clone(), found.linear)).collect();
        let expected = judged(self.oracle.search(query, modulus, candidates));
        prop_assert_eq!(&best, &expected);
        let best = self.index.rerank(&ready, filter, candidates, k, &mut self.scratch, &mut Foreseeing);
        let best: Vec<_> = best.into_iter().map(|found| (found.key.clone(), found.linear)).collect();
        prop_assert_eq!(best, expected);
        let all = self.index.forward_scan(&ready, filter, k, &mut self.scratch, &mut sparing);
        let all: Vec<_> = all.into_iter().map(|found| (found.key.clone(), found.linear)).collect();
        prop_assert_eq!(all, judged(self.oracle.scores(query, modulus)));
        Ok(())
    }

    /// Every document is found by its key and by walking, and nothing else is.
    fn same_documents(&self) -> Result<(), TestCaseError> {
        prop_assert_eq!(self.index.len(), self.oracle.0.len());
        prop_assert_eq!(self.index.is_empty(), self.oracle.0.is_empty());
        let mut seen: Vec<_> = self.index.iter().collect();
        seen.sort_by_key(|view| view.key);
        prop_assert_eq!(seen.len(), self.oracle.0.len());
        for (view, known) in seen.iter().zip(self.oracle.0.values()) {
            let got = self.index.get(view.key);
            prop_assert_eq!(got.as_ref(), Some(view));
            prop_assert_eq!((view.key, view.version, view.facts), (&known.key, known.version, known.facts));
            prop_assert_eq!((view.forward, view.hint), (&known.forward[..], known.hint));
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn equals_the_exhaustive_index(
        layout in layout(),
        first in prop::collection::vec(document(), 0..80),
        deeds in prop::collection::vec(deed(), 1..80),
    ) {
        let mut oracle = Oracle::default();
        for document in &first {
            oracle.put(document.clone());
        }
        let index = Index::build_with(layout, first);
        let mut life = Life { index, oracle, begun: Vec::new(), scratch: Scratch::new() };
        life.same_documents()?;
        for deed in deeds {
            life.run(deed)?;
        }
        life.same_documents()?;
    }
}

/// The usual sizes: several ranges of 4,096 documents, more candidates than the first buffer holds, a delta and a fold beside.
#[test]
fn many_documents_in_the_usual_layout() {
    let mut state = 1u32;
    let mut random = |end: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % end
    };
    let mut document = |key: u32| Doc {
        key: format!("{key:05}"),
        version: 1,
        tokens: (0..9).map(|_| (random(200), [50, 90, 200][random(3) as usize])).collect(),
        facts: random(60),
        forward: vec![0; random(5) as usize],
        hint: random(50),
    };
    let documents: Vec<Doc> = (0..20_000).map(&mut document).collect();
    let mut oracle = Oracle::default();
    documents.iter().for_each(|document| assert!(oracle.put(document.clone())));
    let mut index = Index::build(documents);
    for key in 0..400 {
        let changed = document(key * 41);
        assert!(oracle.put(changed.clone()) && index.put(changed));
    }
    for _ in 0..2 {
        for start in 0..8 {
            let query: Vec<(u32, f32)> = (0..12).map(|n| (start * 25 + n * 2, 1.0 + (n % 4) as f32)).collect();
            for k in [50, 1_000] {
                assert_eq!(found(&index, &query, 2, k), oracle.search(&query, 2, k));
                for filter in [(1, 0), (2, 0), (2, 3)] {
                    let expected = oracle.search(&query, filter.0, k);
                    assert_eq!(found_by(&index, &query, Gated::new(filter), k), expected);
                }
            }
            let single = [(start, 1.0)];
            assert_eq!(found(&index, &single, 1, 100), oracle.search(&single, 1, 100));
        }
        index.fold();
    }
}

#[test]
fn threads_may_share_an_index() {
    fn shared<T: Send + Sync>() {}
    shared::<Index<String, u32>>();
    shared::<Folded<String, u32>>();
    shared::<Query>();
}
