//! The best documents by their linear score.

use super::best::{Best, Candidate, DELTA};
use super::document::{Facts, Key};
use super::index::Index;
use super::plan::{Scratch, Visit};
use super::query::Query;
use super::range::{Pick, add_up, better_first, read_off, touch};
use std::hint::black_box;

/// Documents whose facts are fetched together.
const AHEAD: usize = 32;

/// Picks of one range from which on it is worth offering the better ones first: they raise the floor, and the filter is asked about
/// fewer.
const MANY: usize = 256;

/// A document found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit<'a, K> {
    /// The document's key.
    pub key: &'a K,
    /// Its linear score, above 0.
    pub score: f64,
}

impl<K: Key, F: Facts> Index<K, F> {
    /// The `k` documents with the highest linear scores among those that pass the filter, best first; of equal scores the smaller
    /// key comes first. Exact. Documents of score 0 are not found. The filter is asked only about documents that would be among the
    /// best so far.
    pub fn search(
        &self,
        query: &Query,
        filter: impl Fn(&F) -> bool,
        k: usize,
        scratch: &mut Scratch,
    ) -> Vec<Hit<'_, K>> {
        let best = self.best(query, filter, k, scratch).into_sorted(|found| self.key(found));
        best.into_iter().map(|found| Hit { key: self.key(&found), score: query.score(found.sum) }).collect()
    }

    /// The best `k` as candidates.
    pub(crate) fn best(&self, query: &Query, filter: impl Fn(&F) -> bool, k: usize, scratch: &mut Scratch) -> Best {
        let mut best = [Best::new(k)];
        self.collect(query, &[filter], &mut best, scratch);
        let [best] = best;
        best
    }

    /// Collects for each filter the best of those whom it lets through; the lists are added up once for all of them.
    pub(crate) fn collect(
        &self,
        query: &Query,
        filters: &[impl Fn(&F) -> bool],
        bests: &mut [Best],
        scratch: &mut Scratch,
    ) {
        for (filter, best) in filters.iter().zip(&mut *bests) {
            self.search_delta(query, filter, best);
        }
        let Scratch { sums, picks, sorted, plan } = scratch;
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
            let picks = if picks.len() > MANY { better_first(picks, sorted) } else { picks };
            for (filter, best) in filters.iter().zip(&mut *bests) {
                self.offer(visit, picks, filter, best);
            }
        }
    }

    /// Offers the picks of a range.
    fn offer(&self, visit: &Visit, picks: &[Pick], filter: &impl Fn(&F) -> bool, best: &mut Best) {
        let slot = &self.slots[visit.segment as usize];
        let first = slot.segment.documents_of(visit.range as usize).start;
        let facts = &slot.segment.columns.facts;
        for some in picks.chunks(AHEAD) {
            // Their facts are on their way at once; the filter, whose answers cannot be foretold, would fetch them one by one.
            for pick in some {
                black_box(facts[first + pick.local as usize]);
            }
            for pick in some {
                let at = first + pick.local as usize;
                if pick.sum >= best.floor() && !slot.dead.has(at as u32) && filter(&facts[at]) {
                    let candidate = Candidate { sum: pick.sum, segment: visit.segment, number: at as u32 };
                    best.offer(candidate, |found| self.key(found));
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
    fn search_delta(&self, query: &Query, filter: &impl Fn(&F) -> bool, best: &mut Best) {
        for (number, fresh) in self.delta.documents().iter().enumerate() {
            let sum = query.sum(&fresh.tokens, &fresh.impacts);
            if sum >= best.floor() && filter(&fresh.document.facts) {
                best.offer(Candidate { sum, segment: DELTA, number: number as u32 }, |found| self.key(found));
            }
        }
    }
}
