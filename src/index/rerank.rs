//! The best documents by a judgement of the caller.

use super::best::{Candidate, DELTA};
use super::document::{Facts, Key};
use super::index::Index;
use super::plan::Scratch;
use super::query::Query;
use super::range::{add_up, drain};
use std::cmp::Ordering;

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
        let judged = found.into_iter().map(|Candidate { sum, key, segment, number }| {
            let (view, linear) = (self.view(segment, number), query.score(sum));
            Judged { key, linear, judged: judge(&view.facts, view.forward, linear) }
        });
        best_judged(judged.collect(), k)
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
        let Scratch { sums, plan } = scratch;
        plan.prepare(&self.slots, query);
        for visit in &plan.visits {
            let slot = &self.slots[visit.segment as usize];
            add_up(&slot.segment.postings, &plan.opened, plan.lists(visit), sums);
            let documents = slot.segment.documents_of(visit.range as usize);
            drain(&mut sums[..documents.len()], 0, |local, sum| {
                let number = (documents.start + local) as u32;
                if !slot.dead.has(number) {
                    take(visit.segment, number, sum);
                }
                0
            });
        }
        for (number, fresh) in self.delta.documents().iter().enumerate() {
            take(DELTA, number as u32, query.sum(&fresh.tokens, &fresh.impacts));
        }
        best_judged(all, k)
    }
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
