//! What was judged: the best so far, and who may still come among them.

use super::document::Key;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

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

/// What a candidate may come to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hope {
    /// No judgement of it is higher; rounded up.
    pub bound: f32,
    /// Its place among the candidates.
    pub place: u32,
}

impl Hope {
    /// Of a candidate at a place.
    pub fn new(bound: f64, place: u32) -> Self {
        Self { bound: if bound.is_nan() { f32::INFINITY } else { (bound as f32).next_up() }, place }
    }
}

/// The best k so far, the worst of them on top.
pub(crate) struct Podium<'a, K, J> {
    k: usize,
    heap: BinaryHeap<Ranked<'a, K, J>>,
}

impl<'a, K: Key, J: Judgement> Podium<'a, K, J> {
    pub fn new(k: usize) -> Self {
        Self { k, heap: BinaryHeap::with_capacity(k.min(1024)) }
    }

    /// What a judgement must reach to count; minus infinity as long as there is room.
    pub fn least(&self) -> f64 {
        let worst = self.heap.peek().filter(|_| self.heap.len() >= self.k);
        worst.map_or(f64::NEG_INFINITY, Ranked::value)
    }

    pub fn take(&mut self, judged: Judged<'a, K, J>) {
        let ranked = Ranked(judged);
        if self.heap.len() < self.k {
            self.heap.push(ranked);
        } else if let Some(mut worst) = self.heap.peek_mut().filter(|worst| ranked < **worst) {
            *worst = ranked;
        }
    }

    pub fn best_first(self) -> Vec<Judged<'a, K, J>> {
        self.heap.into_sorted_vec().into_iter().map(|ranked| ranked.0).collect()
    }
}
