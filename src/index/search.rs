//! The best documents by their linear score.

use super::best::{Best, Candidate, DELTA};
use super::document::{Facts, Filter, Key};
use super::index::Index;
use super::layout::MAX_RANGE;
use super::plan::{Scratch, Visit};
use super::query::Query;
use super::range::{Pick, add_up, read_off, retain, touch};
use std::hint::black_box;

/// Documents whose facts are fetched together.
const AHEAD: usize = 32;

/// A document found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit<'a, K> {
    /// The document's key.
    pub key: &'a K,
    /// Its linear score, above 0.
    pub score: f64,
}

impl<K: Key, F: Facts> Index<K, F> {
    /// The `k` documents with the highest linear scores among those that pass the filter, best first; of equal scores the
    /// smaller key comes first. Exact. Documents of score 0 are not found. The filter is asked about the facts only of
    /// documents that would be among the best so far and whose gates it admits.
    pub fn search(&self, query: &Query, filter: impl Filter<F>, k: usize, scratch: &mut Scratch) -> Vec<Hit<'_, K>> {
        let best = self.best(query, filter, k, scratch).into_sorted(|found| self.key(found));
        best.into_iter().map(|found| Hit { key: self.key(&found), score: query.score(found.sum) }).collect()
    }

    /// The best `k` as candidates.
    pub(crate) fn best(&self, query: &Query, filter: impl Filter<F>, k: usize, scratch: &mut Scratch) -> Best {
        let mut best = [Best::new(k)];
        self.collect(query, &[filter], &mut best, scratch);
        let [best] = best;
        best
    }

    /// Collects for each filter the best of those whom it lets through; the lists are added up once for all of them.
    pub(crate) fn collect(&self, query: &Query, filters: &[impl Filter<F>], bests: &mut [Best], scratch: &mut Scratch) {
        for (filter, best) in filters.iter().zip(&mut *bests) {
            self.search_delta(query, filter, best);
        }
        let Scratch { sums, picks, left, plan } = scratch;
        plan.prepare(&self.slots, query);
        for (at, visit) in plan.visits.iter().enumerate() {
            let floor = bests.iter().map(Best::floor).min().unwrap_or(u32::MAX);
            // No document of the range can win any more, not even by its key.
            if visit.bound < floor {
                continue;
            }
            if let Some(next) = plan.visits.get(at + 1) {
                touch(&self.slots[next.segment as usize].segment.postings, &plan.opened, plan.lists(next));
            }
            let slot = &self.slots[visit.segment as usize];
            let documents = slot.segment.documents_of(visit.range as usize);
            add_up(&slot.segment.postings, &plan.opened, plan.lists(visit), sums);
            let picks = read_off(&mut sums[..documents.len()], floor, picks);
            for (filter, best) in filters.iter().zip(&mut *bests) {
                self.offer(visit, picks, filter, left, best);
            }
        }
    }

    /// Offers the picks of a range that a filter lets through; `left` is memory for those whom their gates admit.
    fn offer(
        &self,
        visit: &Visit,
        picks: &[Pick],
        filter: &impl Filter<F>,
        left: &mut [Pick; MAX_RANGE],
        best: &mut Best,
    ) {
        let slot = &self.slots[visit.segment as usize];
        let documents = slot.segment.documents_of(visit.range as usize);
        let (first, gates) = (documents.start as u32, &slot.segment.gates[documents]);
        let admits = |local: u32| filter.admits(gates[local as usize]) & !slot.dead.has(first + local);
        let left = retain(picks, left, admits);
        let candidate = |pick: &Pick| Candidate { sum: pick.sum, segment: visit.segment, number: first + pick.local };
        if filter.is_gate_enough() {
            return best.offer_all(left.iter().map(candidate), |found| self.key(found));
        }
        let facts = &slot.segment.columns.facts;
        for some in left.chunks(AHEAD) {
            // All are on their way at once; the filter, whose answers cannot be foretold, would fetch one by one.
            for pick in some {
                black_box(facts[(first + pick.local) as usize]);
            }
            for found in some.iter().map(candidate) {
                if found.sum >= best.floor() && filter.passes(&facts[found.number as usize]) {
                    best.offer(found, |found| self.key(found));
                }
            }
        }
    }

    /// The key of a candidate.
    pub(crate) fn key(&self, candidate: &Candidate) -> &K {
        let number = candidate.number as usize;
        match self.slots.get(candidate.segment as usize) {
            Some(slot) => &slot.segment.columns.keys[number],
            None => &self.delta.documents()[number].document.key,
        }
    }

    /// Offers the fresh documents, before all others: they raise the floor.
    fn search_delta(&self, query: &Query, filter: &impl Filter<F>, best: &mut Best) {
        for (number, fresh) in self.delta.documents().iter().enumerate() {
            let sum = query.sum(&fresh.tokens, &fresh.impacts);
            if sum >= best.floor() && filter.passes(&fresh.document.facts) {
                best.offer(Candidate { sum, segment: DELTA, number: number as u32 }, |found| self.key(found));
            }
        }
    }
}
