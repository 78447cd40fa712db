//! The best k of a stream of candidates.

use super::document::Key;
use std::cmp::Reverse;

/// A document that may be among the best.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    /// Sum of steps * impact.
    pub sum: u32,
    /// Number of the segment, or [`DELTA`].
    pub segment: u32,
    /// Number of the document in the segment or delta.
    pub number: u32,
}

/// Stands for the delta in place of the number of a segment.
pub(crate) const DELTA: u32 = u32::MAX;

/// Sums are below 2^31; their highest bits, so many, choose a bin.
const BIN_BITS: u32 = 12;
const SHIFT: u32 = 31 - BIN_BITS;

/// Collects candidates and counts them by sum: as soon as enough lie above a bin, it and all below are of no interest. The floor so
/// follows closely, at the cost of an addition for each candidate.
#[derive(Debug)]
pub(crate) struct Best {
    k: usize,
    floor: u32,
    /// How many candidates were taken with a sum in each bin.
    bins: Box<[u32]>,
    /// The bin of the floor.
    bin: usize,
    /// How many were taken with a sum in that bin or above.
    above: usize,
    /// At which number of items those that fell below the floor are let go.
    room: usize,
    items: Vec<Candidate>,
}

impl Best {
    /// Looks for the best `k` with a sum of at least 1.
    pub fn new(k: usize) -> Self {
        // Nothing is reserved for a k far beyond every pool.
        let room = k.saturating_mul(4).max(4096);
        let bins = vec![0; (1 << BIN_BITS) + 1].into_boxed_slice();
        let floor = if k == 0 { u32::MAX } else { 1 };
        Self { k, floor, bins, bin: 0, above: 0, room, items: Vec::with_capacity(room.min(8192)) }
    }

    /// Candidates below this sum need not be offered.
    #[inline]
    pub fn floor(&self) -> u32 {
        self.floor
    }

    /// Takes a candidate of at least the floor; `key` tells its name where sums tie.
    #[inline]
    pub fn offer<'a, K: Key + 'a>(&mut self, candidate: Candidate, key: impl Fn(&Candidate) -> &'a K) {
        self.items.push(candidate);
        self.count(candidate.sum);
        self.raise();
        if self.items.len() >= self.room {
            self.shrink(key);
        }
    }

    /// Takes many, of whatever sums: the floor rises before any is kept, so that few are.
    pub fn offer_all<'a, K: Key + 'a>(
        &mut self,
        candidates: impl Iterator<Item = Candidate> + Clone,
        key: impl Fn(&Candidate) -> &'a K,
    ) {
        candidates.clone().for_each(|candidate| self.count(candidate.sum));
        self.raise();
        let floor = self.floor;
        self.items.extend(candidates.filter(|candidate| candidate.sum >= floor));
        if self.items.len() >= self.room {
            self.shrink(key);
        }
    }

    /// Counts a sum if it reaches the floor: without a branch, since that cannot be foretold.
    #[inline]
    fn count(&mut self, sum: u32) {
        let reaches = sum >= self.floor;
        self.bins[(sum >> SHIFT) as usize] += u32::from(reaches);
        self.above += usize::from(reaches);
    }

    /// Raises the floor to the highest bin above which there are not enough yet.
    #[inline]
    fn raise(&mut self) {
        while self.k > 0 && self.above - self.bins[self.bin] as usize >= self.k {
            self.above -= self.bins[self.bin] as usize;
            self.bin += 1;
            self.floor = self.floor.max((self.bin as u32) << SHIFT);
        }
    }

    /// Lets those go that fell below the floor, and when too many tie about it, all but the best.
    #[cold]
    fn shrink<'a, K: Key + 'a>(&mut self, key: impl Fn(&Candidate) -> &'a K) {
        let floor = self.floor;
        self.items.retain(|item| item.sum >= floor);
        if self.items.len() > self.room / 2 {
            self.cut(key);
            self.bins.fill(0);
            self.items.iter().for_each(|item| self.bins[(item.sum >> SHIFT) as usize] += 1);
            self.above = self.items.len();
        }
    }

    /// Keeps the best k, ties decided by their keys, in the order in which they came but for those that tie with the last.
    fn cut<'a, K: Key + 'a>(&mut self, key: impl Fn(&Candidate) -> &'a K) {
        if self.k == 0 || self.items.len() <= self.k {
            return;
        }
        let mut sums: Vec<u32> = self.items.iter().map(|item| item.sum).collect();
        let (_, last, _) = sums.select_nth_unstable_by_key(self.k - 1, |sum| Reverse(*sum));
        let last = *last;
        let mut ties: Vec<Candidate> = self.items.iter().copied().filter(|item| item.sum == last).collect();
        self.items.retain(|item| item.sum > last);
        let wanted = self.k - self.items.len();
        if wanted < ties.len() {
            ties.select_nth_unstable_by(wanted, |a, b| key(a).cmp(key(b)));
            ties.truncate(wanted);
        }
        self.items.extend(ties);
        self.floor = self.floor.max(last);
    }

    /// The best k, for the most part in the order in which they came.
    pub fn into_unsorted<'a, K: Key + 'a>(mut self, key: impl Fn(&Candidate) -> &'a K) -> Vec<Candidate> {
        self.cut(key);
        self.items
    }

    /// The best k, best first.
    pub fn into_sorted<'a, K: Key + 'a>(self, key: impl Fn(&Candidate) -> &'a K) -> Vec<Candidate> {
        let mut items = self.into_unsorted(&key);
        items.sort_unstable_by(|a, b| b.sum.cmp(&a.sum).then_with(|| key(a).cmp(key(b))));
        items
    }
}
