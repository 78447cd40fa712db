//! The best documents by a judgement of the caller.

use super::best::{Candidate, DELTA};
use super::document::{Facts, Key};
use super::index::Index;
use super::plan::Scratch;
use super::query::Query;
use super::range::{add_up, read_off};
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::hint::black_box;

/// Candidates whose forward bytes are fetched together: at most half of the first-level cache.
const AHEAD: usize = 16;
/// How many times as many as are wanted are judged first, those of the highest sums: the k-th best is then good early, and most
/// others need not be judged to the end.
const FIRST: usize = 3;

/// What a judge says of a document: a value that orders, whatever else is told with it.
pub trait Judgement: Copy {
    /// The higher the better; what is not a number ranks with minus infinity.
    fn order(&self) -> f64;
}

impl Judgement for f64 {
    fn order(&self) -> f64 {
        *self
    }
}

/// A document found and judged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged<'a, K, J> {
    /// The document's key.
    pub key: &'a K,
    /// The edition that is indexed.
    pub version: i32,
    /// Its linear score.
    pub linear: f64,
    /// What the caller's function said.
    pub judged: J,
}

/// A judged document by its rank: better ones are less.
struct Ranked<'a, K, J>(Judged<'a, K, J>);

impl<K: Key, J: Judgement> Ranked<'_, K, J> {
    fn value(&self) -> f64 {
        let order = self.0.judged.order();
        if order.is_nan() { f64::NEG_INFINITY } else { order }
    }
}

impl<K: Key, J: Judgement> Ord for Ranked<'_, K, J> {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_value = other.value().partial_cmp(&self.value()).unwrap_or(Ordering::Equal);
        by_value.then_with(|| self.0.key.cmp(other.0.key))
    }
}

impl<K: Key, J: Judgement> PartialOrd for Ranked<'_, K, J> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K: Key, J: Judgement> PartialEq for Ranked<'_, K, J> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<K: Key, J: Judgement> Eq for Ranked<'_, K, J> {}

/// The best k so far, the worst of them on top.
struct Podium<'a, K, J> {
    k: usize,
    heap: BinaryHeap<Ranked<'a, K, J>>,
}

impl<'a, K: Key, J: Judgement> Podium<'a, K, J> {
    fn new(k: usize) -> Self {
        Self { k, heap: BinaryHeap::with_capacity(k.min(1024)) }
    }

    /// What a judgement must reach to count; minus infinity as long as there is room.
    fn least(&self) -> f64 {
        let worst = self.heap.peek().filter(|_| self.heap.len() >= self.k);
        worst.map_or(f64::NEG_INFINITY, Ranked::value)
    }

    fn take(&mut self, judged: Judged<'a, K, J>) {
        let ranked = Ranked(judged);
        if self.heap.len() < self.k {
            self.heap.push(ranked);
        } else if let Some(mut worst) = self.heap.peek_mut().filter(|worst| ranked < **worst) {
            *worst = ranked;
        }
    }

    fn best_first(self) -> Vec<Judged<'a, K, J>> {
        self.heap.into_sorted_vec().into_iter().map(|ranked| ranked.0).collect()
    }
}

impl<K: Key, F: Facts> Index<K, F> {
    /// Judges the `candidates` best documents by linear score ([`Index::search`]) from their facts, forward bytes and linear score,
    /// and returns the `k` best by (judgement descending, key ascending). A judgement that is not a number ranks with minus infinity.
    ///
    /// The fourth argument of `judge` is the k-th best judgement so far: a judge that finds a document to fall short of it, in
    /// whatever way, may say `None`. In which order documents are judged is not told.
    pub fn rerank<J: Judgement>(
        &self,
        query: &Query,
        filter: impl Fn(&F) -> bool,
        candidates: usize,
        k: usize,
        scratch: &mut Scratch,
        mut judge: impl FnMut(&F, &[u8], f64, f64) -> Option<J>,
    ) -> Vec<Judged<'_, K, J>> {
        let found = self.best(query, filter, candidates, scratch).into_unsorted(|candidate| self.key(candidate));
        let (first, rest): (Vec<_>, Vec<_>) = {
            let bar = bar(&found, k.saturating_mul(FIRST));
            found.into_iter().partition(|candidate| candidate.sum > bar)
        };
        let mut podium = Podium::new(k);
        for some in first.chunks(AHEAD).chain(rest.chunks(AHEAD)) {
            some.iter().for_each(|candidate| touch(self.forward(candidate)));
            for candidate in some {
                let (facts, forward, linear) =
                    (self.facts(candidate), self.forward(candidate), query.score(candidate.sum));
                if let Some(judged) = judge(facts, forward, linear, podium.least()) {
                    podium.take(self.judged(candidate, linear, judged));
                }
            }
        }
        podium.best_first()
    }

    /// A candidate with what was said of it. Key and version are looked up here and not before, since most are not said to count.
    fn judged<J>(&self, candidate: &Candidate, linear: f64, judged: J) -> Judged<'_, K, J> {
        let view = self.view(candidate.segment, candidate.number);
        Judged { key: view.key, version: view.version, linear, judged }
    }

    fn facts(&self, candidate: &Candidate) -> &F {
        let number = candidate.number as usize;
        match self.slots.get(candidate.segment as usize) {
            Some(slot) => &slot.segment.columns.facts[number],
            None => &self.delta.documents()[number].document.facts,
        }
    }

    fn forward(&self, candidate: &Candidate) -> &[u8] {
        match self.slots.get(candidate.segment as usize) {
            Some(slot) => slot.segment.forward(candidate.number),
            None => &self.delta.documents()[candidate.number as usize].document.forward,
        }
    }

    /// Judges every document that passes the filter, those of linear score 0 too: for small pools, and as a measure for
    /// [`Index::rerank`].
    pub fn forward_scan<J: Judgement>(
        &self,
        query: &Query,
        filter: impl Fn(&F) -> bool,
        k: usize,
        scratch: &mut Scratch,
        mut judge: impl FnMut(&F, &[u8], f64, f64) -> Option<J>,
    ) -> Vec<Judged<'_, K, J>> {
        let mut podium = Podium::new(k);
        let mut take = |segment, number, sum| {
            let (candidate, linear) = (Candidate { sum, segment, number }, query.score(sum));
            let facts = self.facts(&candidate);
            if filter(facts)
                && let Some(judged) = judge(facts, self.forward(&candidate), linear, podium.least())
            {
                podium.take(self.judged(&candidate, linear, judged));
            }
        };
        let Scratch { sums, picks, plan, .. } = scratch;
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
        podium.best_first()
    }
}

/// The sum that the best `count` lie above, all of them when there are no more.
fn bar(found: &[Candidate], count: usize) -> u32 {
    let mut sums: Vec<u32> = found.iter().map(|candidate| candidate.sum).collect();
    match count < sums.len() {
        true => *sums.select_nth_unstable_by_key(count, |sum| Reverse(*sum)).1,
        false => 0,
    }
}

/// Reads one byte of each cache line of the first half of a kilobyte, so that the lines of several documents are on their way at once.
#[inline]
fn touch(forward: &[u8]) {
    black_box(forward.iter().take(512).step_by(64).fold(0, |mixed, byte| mixed ^ byte));
}
