//! The best documents by a judgement of the caller.

use super::best::{Candidate, DELTA};
use super::document::{Facts, Filter, Key};
use super::index::Index;
use super::plan::Scratch;
use super::podium::{Hope, Judged, Judgement, Podium};
use super::query::Query;
use super::range::{add_up, fetch, read_off};
use std::hint::black_box;

/// Candidates whose facts and forward bytes are fetched together: at most half of the first-level cache.
pub(crate) const AHEAD: usize = 16;
/// Forward bytes of each that are fetched: a bound should need no more.
const HEAD: usize = 512;

/// Who judges documents again.
pub trait Judge<F> {
    /// What is said of a document.
    type Said: Judgement;
    /// What was found out for a bound and is of use when the document is judged.
    type Seen: Copy;

    /// What the judgement of a document exceeds by no means, by what costs little: its facts, the first half of a kilobyte of its
    /// forward bytes, its linear score. The highest are judged first, and those below the k-th best judgement not at all.
    fn bound(&mut self, facts: &F, forward: &[u8], linear: f64) -> (f64, Self::Seen);

    /// The judgement of a document from its facts, forward bytes, linear score and what was seen of it. `least` is the k-th best so
    /// far: of a document that is found to fall short of it, in whatever way, `None` may be said.
    fn judge(&mut self, facts: &F, forward: &[u8], linear: f64, seen: &Self::Seen, least: f64) -> Option<Self::Said>;
}

impl<F, J: Judgement, T: FnMut(&F, &[u8], f64, f64) -> Option<J>> Judge<F> for T {
    type Said = J;
    type Seen = ();

    fn bound(&mut self, _: &F, _: &[u8], _: f64) -> (f64, ()) {
        (f64::INFINITY, ())
    }

    fn judge(&mut self, facts: &F, forward: &[u8], linear: f64, (): &(), least: f64) -> Option<J> {
        self(facts, forward, linear, least)
    }
}

impl<K: Key, F: Facts> Index<K, F> {
    /// Judges the `candidates` best documents by linear score ([`Index::search`]) and returns the `k` best by (judgement descending,
    /// key ascending). A judgement that is not a number ranks with minus infinity.
    pub fn rerank<J: Judge<F>>(
        &self,
        query: &Query,
        filter: impl Filter<F>,
        candidates: usize,
        k: usize,
        scratch: &mut Scratch,
        judge: &mut J,
    ) -> Vec<Judged<'_, K, J::Said>> {
        let mut found = self.best(query, filter, candidates, scratch).into_unsorted(|candidate| self.key(candidate));
        // Side by side in memory, too.
        found.sort_unstable_by_key(|candidate| (candidate.segment, candidate.number));
        let (hopes, seen) = self.hopes(query, &found, judge);
        let mut podium = Podium::new(k);
        for hope in &hopes {
            if f64::from(hope.bound) < podium.least() {
                break;
            }
            let (candidate, seen) = (&found[hope.place as usize], &seen[hope.place as usize]);
            let (facts, forward, linear) = (self.facts(candidate), self.forward(candidate), query.score(candidate.sum));
            if let Some(judged) = judge.judge(facts, forward, linear, seen, podium.least()) {
                podium.take(self.judged(candidate, linear, judged));
            }
        }
        podium.best_first()
    }

    /// The bounds of candidates, the highest first, and what was seen of each.
    fn hopes<J: Judge<F>>(&self, query: &Query, found: &[Candidate], judge: &mut J) -> (Vec<Hope>, Vec<J::Seen>) {
        let (mut hopes, mut all_seen) = (Vec::with_capacity(found.len()), Vec::with_capacity(found.len()));
        for some in found.chunks(AHEAD) {
            some.iter().for_each(|candidate| self.fetch(candidate));
            for candidate in some {
                let linear = query.score(candidate.sum);
                let (bound, seen) = judge.bound(self.facts(candidate), self.forward(candidate), linear);
                hopes.push(Hope::new(bound, hopes.len() as u32));
                all_seen.push(seen);
            }
        }
        hopes.sort_unstable_by(|a: &Hope, b| b.bound.total_cmp(&a.bound));
        (hopes, all_seen)
    }

    /// Reads what a bound needs of a candidate, so that it is on its way while others are fetched.
    pub(crate) fn fetch(&self, candidate: &Candidate) {
        black_box(*self.facts(candidate));
        let forward = self.forward(candidate);
        fetch(&forward[..forward.len().min(HEAD)]);
    }

    /// A candidate with what was said of it. Key and version are looked up here and not before, since most are not said to count.
    fn judged<J>(&self, candidate: &Candidate, linear: f64, judged: J) -> Judged<'_, K, J> {
        let view = self.view(candidate.segment, candidate.number);
        Judged { key: view.key, version: view.version, linear, judged }
    }

    pub(crate) fn facts(&self, candidate: &Candidate) -> &F {
        let number = candidate.number as usize;
        match self.slots.get(candidate.segment as usize) {
            Some(slot) => &slot.segment.columns.facts[number],
            None => &self.delta.documents()[number].document.facts,
        }
    }

    pub(crate) fn forward(&self, candidate: &Candidate) -> &[u8] {
        match self.slots.get(candidate.segment as usize) {
            Some(slot) => slot.segment.forward(candidate.number),
            None => &self.delta.documents()[candidate.number as usize].document.forward,
        }
    }

    /// Judges every document that passes the filter, those of linear score 0 too: for small pools, and as a measure for
    /// [`Index::rerank`].
    pub fn forward_scan<J: Judge<F>>(
        &self,
        query: &Query,
        filter: impl Filter<F>,
        k: usize,
        scratch: &mut Scratch,
        judge: &mut J,
    ) -> Vec<Judged<'_, K, J::Said>> {
        let mut podium = Podium::new(k);
        let mut take = |segment, number, sum| {
            let (candidate, linear) = (Candidate { sum, segment, number }, query.score(sum));
            let (facts, forward) = (self.facts(&candidate), self.forward(&candidate));
            if !filter.passes(facts) {
                return;
            }
            let (bound, seen) = judge.bound(facts, forward, linear);
            if f64::from(Hope::new(bound, 0).bound) >= podium.least()
                && let Some(judged) = judge.judge(facts, forward, linear, &seen, podium.least())
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
