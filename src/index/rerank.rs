//! The best documents by a judgement of the caller.

use super::best::{Candidate, DELTA};
use super::document::{Facts, Key};
use super::index::Index;
use super::plan::Scratch;
use super::query::Query;
use super::range::{add_up, read_off};
use std::cmp::Ordering;
use std::hint::black_box;

/// Candidates whose forward bytes are fetched together: at most half of the first-level cache.
const AHEAD: usize = 16;

/// A document found and judged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged<'a, K> {
    /// The document's key.
    pub key: &'a K,
    /// Its linear score.
    pub linear: f64,
    /// What the caller's function said.
    pub judged: f64,
}

impl<K: Key> Judged<'_, K> {
    /// Better ones first; what is not a number comes last.
    fn order(&self, other: &Self) -> Ordering {
        let value = |judged: f64| if judged.is_nan() { f64::NEG_INFINITY } else { judged };
        let by_judgement = value(other.judged).partial_cmp(&value(self.judged)).unwrap_or(Ordering::Equal);
        by_judgement.then_with(|| self.key.cmp(other.key))
    }
}

impl<K: Key, F: Facts> Index<K, F> {
    /// Judges the `candidates` best documents by linear score ([`Index::search`]) from their facts, forward bytes and linear score,
    /// and returns the `k` best by (judgement descending, key ascending). A judgement that is not a number ranks with minus infinity.
    /// Candidates are judged in the order in which they lie in memory.
    pub fn rerank(
        &self,
        query: &Query,
        filter: impl Fn(&F) -> bool,
        candidates: usize,
        k: usize,
        scratch: &mut Scratch,
        mut judge: impl FnMut(&F, &[u8], f64) -> f64,
    ) -> Vec<Judged<'_, K>> {
        let mut found = self.best(query, filter, candidates, scratch).into_unsorted();
        found.sort_unstable_by_key(|candidate| (candidate.segment, candidate.number));
        let mut all = Vec::with_capacity(found.len());
        for some in found.chunks(AHEAD) {
            for candidate in some {
                touch(self.forward(candidate));
            }
            for candidate in some {
                let linear = query.score(candidate.sum);
                let judged = judge(self.facts(candidate), self.forward(candidate), linear);
                all.push(Judged { key: candidate.key, linear, judged });
            }
        }
        best_judged(all, k)
    }

    fn facts(&self, candidate: &Candidate<'_, K>) -> &F {
        let number = candidate.number as usize;
        match self.slots.get(candidate.segment as usize) {
            Some(slot) => &slot.segment.columns.facts[number],
            None => &self.delta.documents()[number].document.facts,
        }
    }

    fn forward(&self, candidate: &Candidate<'_, K>) -> &[u8] {
        match self.slots.get(candidate.segment as usize) {
            Some(slot) => slot.segment.forward(candidate.number),
            None => &self.delta.documents()[candidate.number as usize].document.forward,
        }
    }

    /// Judges every document that passes the filter, those of linear score 0 too: for small pools, and as a measure for
    /// [`Index::rerank`].
    pub fn forward_scan(
        &self,
        query: &Query,
        filter: impl Fn(&F) -> bool,
        k: usize,
        scratch: &mut Scratch,
        mut judge: impl FnMut(&F, &[u8], f64) -> f64,
    ) -> Vec<Judged<'_, K>> {
        let mut all = Vec::new();
        let mut take = |segment, number, sum| {
            let (view, linear) = (self.view(segment, number), query.score(sum));
            if filter(&view.facts) {
                let judged = judge(&view.facts, view.forward, linear);
                all.push(Judged { key: view.key, linear, judged });
            }
        };
        let Scratch { sums, picks, plan } = scratch;
        plan.prepare(&self.slots, query);
        for visit in &plan.visits {
            let slot = &self.slots[visit.segment as usize];
            add_up(&slot.segment.postings, &plan.opened, plan.lists(visit), sums);
            let documents = slot.segment.documents_of(visit.range as usize);
            for pick in read_off(&mut sums[..documents.len()], 0, picks) {
                let number = documents.start as u32 + pick.local;
                if !slot.dead.has(number) {
                    take(visit.segment, number, pick.sum);
                }
            }
        }
        for (number, fresh) in self.delta.documents().iter().enumerate() {
            take(DELTA, number as u32, query.sum(&fresh.tokens, &fresh.impacts));
        }
        best_judged(all, k)
    }
}

/// Reads one byte of each cache line of the first kilobyte, so that the lines of several documents are on their way at once.
#[inline]
fn touch(forward: &[u8]) {
    black_box(forward.iter().take(1024).step_by(64).fold(0, |mixed, byte| mixed ^ byte));
}

/// The best `k`, best first.
fn best_judged<K: Key>(mut all: Vec<Judged<'_, K>>, k: usize) -> Vec<Judged<'_, K>> {
    if k > 0 && all.len() > k {
        all.select_nth_unstable_by(k - 1, Judged::order);
    }
    all.truncate(k);
    all.sort_unstable_by(Judged::order);
    all
}
