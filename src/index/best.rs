//! The best k of a stream of candidates.

use super::document::Key;
use std::cmp::{Ordering, Reverse};

/// A document that may be among the best.
#[derive(Debug)]
pub(crate) struct Candidate<'a, K> {
    /// Sum of steps * impact.
    pub sum: u32,
    /// Decides ties: the smaller key is better.
    pub key: &'a K,
    /// Number of the segment, or [`DELTA`].
    pub segment: u32,
    /// Number of the document in the segment or delta.
    pub number: u32,
}

/// Stands for the delta in place of the number of a segment.
pub(crate) const DELTA: u32 = u32::MAX;

impl<K: Key> Candidate<'_, K> {
    /// Better ones first.
    fn order(&self, other: &Self) -> Ordering {
        other.sum.cmp(&self.sum).then_with(|| self.key.cmp(other.key))
    }
}

/// Collects candidates and halves itself when it is full, which costs less than a heap when k is large.
#[derive(Debug)]
pub(crate) struct Best<'a, K> {
    k: usize,
    room: usize,
    floor: u32,
    /// The key of the k-th best, once ties with it were cut: an equal sum wins only by a smaller one.
    last: Option<&'a K>,
    items: Vec<Candidate<'a, K>>,
}

impl<'a, K: Key> Best<'a, K> {
    /// Looks for the best `k` with a sum of at least 1.
    pub fn new(k: usize) -> Self {
        let room = k.saturating_add((k / 2).max(16));
        // Nothing is reserved for a k far beyond every pool.
        let items = Vec::with_capacity(room.min(4096));
        Self { k, room, floor: if k == 0 { u32::MAX } else { 1 }, last: None, items }
    }

    /// Candidates below this sum need not be offered.
    #[inline]
    pub fn floor(&self) -> u32 {
        self.floor
    }

    /// Takes a candidate of at least the floor.
    #[inline]
    pub fn offer(&mut self, candidate: Candidate<'a, K>) {
        if candidate.sum == self.floor && self.last.is_some_and(|last| candidate.key >= last) {
            return;
        }
        self.items.push(candidate);
        if self.items.len() >= self.room {
            self.shrink();
        }
    }

    /// Keeps the best k by sum, and those that tie with the last of them if they are few: comparing keys costs more than carrying some
    /// ties along.
    fn shrink(&mut self) {
        let (_, last, _) = self.items.select_nth_unstable_by_key(self.k - 1, |item| Reverse(item.sum));
        (self.floor, self.last) = (last.sum, None);
        self.items.retain(|item| item.sum >= self.floor);
        if self.items.len() > self.k + (self.room - self.k) / 2 {
            self.cut();
        }
    }

    /// Keeps the best k, ties decided by their keys.
    fn cut(&mut self) {
        if self.k > 0 && self.items.len() > self.k {
            let (_, last, _) = self.items.select_nth_unstable_by(self.k - 1, Candidate::order);
            (self.floor, self.last) = (last.sum, Some(last.key));
        }
        self.items.truncate(self.k);
    }

    /// The best k in no order.
    pub fn into_unsorted(mut self) -> Vec<Candidate<'a, K>> {
        self.cut();
        self.items
    }

    /// The best k, best first.
    pub fn into_sorted(self) -> Vec<Candidate<'a, K>> {
        let mut items = self.into_unsorted();
        items.sort_unstable_by(Candidate::order);
        items
    }
}
