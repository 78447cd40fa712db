//! The best documents by their linear score.

use super::best::{Best, Candidate, DELTA};
use super::document::{Facts, Key};
use super::index::Index;
use super::plan::Scratch;
use super::query::Query;
use super::range::{add_up, drain};

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
        let best = self.best(query, filter, k, scratch).into_sorted();
        best.into_iter().map(|found| Hit { key: found.key, score: query.score(found.sum) }).collect()
    }

    /// The best `k` as candidates.
    pub(crate) fn best(
        &self,
        query: &Query,
        filter: impl Fn(&F) -> bool,
        k: usize,
        scratch: &mut Scratch,
    ) -> Best<'_, K> {
        let mut best = Best::new(k);
        self.search_delta(query, &filter, &mut best);
        let Scratch { sums, plan } = scratch;
        plan.prepare(&self.slots, query);
        for visit in &plan.visits {
            // No sum and no key can win any more, here and in all ranges after.
            if visit.bound < best.floor() {
                break;
            }
            let slot = &self.slots[visit.segment as usize];
            add_up(&slot.segment.postings, &plan.opened, plan.lists(visit), sums);
            let documents = slot.segment.documents_of(visit.range as usize);
            let first = documents.start;
            drain(&mut sums[..documents.len()], best.floor(), |local, sum| {
                let number = (first + local) as u32;
                if !slot.dead.has(number) && filter(&slot.segment.columns.facts[first + local]) {
                    let key = &slot.segment.columns.keys[first + local];
                    best.offer(Candidate { sum, key, segment: visit.segment, number });
                }
                best.floor()
            });
        }
        best
    }

    /// Offers the fresh documents, before all others: they raise the floor.
    fn search_delta<'a>(&'a self, query: &Query, filter: &impl Fn(&F) -> bool, best: &mut Best<'a, K>) {
        for (number, fresh) in self.delta.documents().iter().enumerate() {
            let sum = query.sum(&fresh.tokens, &fresh.impacts);
            if sum >= best.floor() && filter(&fresh.document.facts) {
                best.offer(Candidate { sum, key: &fresh.document.key, segment: DELTA, number: number as u32 });
            }
        }
    }
}
