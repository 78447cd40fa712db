//! The best documents of several filters at once.

use super::best::{Best, Candidate};
use super::document::{Facts, Filter, Key};
use super::index::Index;
use super::plan::Scratch;
use super::query::Query;
use super::rerank::AHEAD;

/// A document that some of the filters let through, as one of the best.
#[derive(Debug)]
pub struct Nominee<'a, F> {
    /// For filters.
    pub facts: &'a F,
    /// The opaque bytes as they were given.
    pub forward: &'a [u8],
    /// The numbers of these filters, ascending.
    pub filters: &'a [usize],
}

impl<K: Key, F: Facts> Index<K, F> {
    /// Calls `take` with every document that is among the `k` best of a filter, as [`Index::search`] finds them: each once, whichever
    /// filters it is of. Little more work than one search, however many filters there are.
    pub fn nominate(
        &self,
        query: &Query,
        filters: &[impl Filter<F>],
        k: usize,
        scratch: &mut Scratch,
        mut take: impl FnMut(Nominee<'_, F>),
    ) {
        let mut bests: Vec<Best> = filters.iter().map(|_| Best::new(k)).collect();
        self.collect(query, filters, &mut bests, scratch);
        let mut all: Vec<(Candidate, usize)> = Vec::with_capacity(filters.len().saturating_mul(k.min(1 << 16)));
        for (filter, best) in bests.into_iter().enumerate() {
            let best = best.into_unsorted(|candidate| self.key(candidate));
            all.extend(best.into_iter().map(|candidate| (candidate, filter)));
        }
        all.sort_unstable_by_key(|(candidate, filter)| (candidate.segment, candidate.number, *filter));
        let is_same = |a: &Candidate, b: &Candidate| (a.segment, a.number) == (b.segment, b.number);
        let groups: Vec<&[(Candidate, usize)]> = all.chunk_by(|a, b| is_same(&a.0, &b.0)).collect();
        let mut of = Vec::with_capacity(filters.len());
        for some in groups.chunks(AHEAD) {
            some.iter().for_each(|group| self.fetch(&group[0].0));
            for group in some {
                let candidate = &group[0].0;
                of.clear();
                of.extend(group.iter().map(|(_, filter)| *filter));
                take(Nominee { facts: self.facts(candidate), forward: self.forward(candidate), filters: &of });
            }
        }
    }
}
