//! Folding: turning the delta and small or hollow segments into new segments, aside if wished.
//!
//! Segments grow like the levels of a log-structured merge tree: a fold takes in the smallest segments as long as they are not
//! larger than what it has gathered, so that every document is rewritten about as often as the pool doubles from the delta's size.

use super::batch::Batch;
use super::delta::Fresh;
use super::document::{Facts, Key};
use super::index::Index;
use super::segment::{Segment, Slot};
use std::sync::Arc;

/// The outcome of a fold that waits to be swapped in.
#[derive(Debug)]
pub struct Folded<K, F> {
    /// The new segments.
    segments: Vec<Segment<K, F>>,
    /// What they replace, as it was when the fold began.
    replaced: Vec<Slot<K, F>>,
    /// The fresh documents that they hold.
    fresh: Vec<Arc<Fresh<K, F>>>,
}

impl<K: Key, F: Facts> Index<K, F> {
    /// Whether the delta is half full or a segment is worth rewriting: the time to fold.
    pub fn fold_due(&self) -> bool {
        self.delta.documents().len() * 2 >= self.layout.delta_documents || self.slots.iter().any(hollow)
    }

    /// Folds here and now. Takes milliseconds at most times, a second and more when large segments merge: while others read, use
    /// [`Index::fold_begin`] and [`Index::fold_end`].
    pub fn fold(&mut self) {
        let folded = self.fold_begin();
        self.fold_end(folded);
    }

    /// Computes a fold and changes nothing. To hold no lock meanwhile, call it on a clone of the index.
    pub fn fold_begin(&self) -> Folded<K, F> {
        self.rewrite(self.worth_folding())
    }

    /// Computes the index anew from all its documents, ordered by their hints throughout, in as much time as
    /// [`Index::build`]; for quiet hours. Ends with [`Index::fold_end`] as well.
    pub fn rebuild_begin(&self) -> Folded<K, F> {
        self.rewrite(self.slots.clone())
    }

    /// Swaps the outcome of a fold in. Documents that were put or removed since it began stay as they are now. Returns false and
    /// changes nothing when another fold has replaced the same segments meanwhile.
    ///
    /// Takes some microseconds for each document put or removed since. Segments that nobody else holds are freed here: a clone of
    /// the index that is dropped later keeps that off this call.
    pub fn fold_end(&mut self, folded: Folded<K, F>) -> bool {
        let Folded { segments, replaced, fresh } = folded;
        let current = |old: &Slot<K, F>| self.slots.iter().find(|slot| Arc::ptr_eq(&slot.segment, &old.segment));
        let Some(current): Option<Vec<Slot<K, F>>> = replaced.iter().map(|old| current(old).cloned()).collect() else {
            return false;
        };
        let mut slots: Vec<Slot<K, F>> = segments.into_iter().map(Slot::new).collect();
        for (old, now) in replaced.iter().zip(&current) {
            for number in now.dead.since(&old.dead) {
                bury(&mut slots, &old.segment.columns.keys[number as usize]);
            }
        }
        for document in &fresh {
            // A copy that is no longer the one in the delta was replaced, removed or sealed since.
            let key = &document.document.key;
            if self.delta.get(key).is_some_and(|now| Arc::ptr_eq(now, document)) {
                self.delta.remove(key);
            } else {
                bury(&mut slots, key);
            }
        }
        self.slots.retain(|slot| !replaced.iter().any(|old| Arc::ptr_eq(&slot.segment, &old.segment)));
        self.slots.extend(slots.into_iter().filter(|slot| slot.live() > 0));
        true
    }

    /// Turns the delta into a segment of its own.
    pub(crate) fn seal(&mut self) {
        let folded = self.rewrite(Vec::new());
        self.fold_end(folded);
    }

    /// New segments for the delta and the documents of `replaced`.
    fn rewrite(&self, replaced: Vec<Slot<K, F>>) -> Folded<K, F> {
        let mut batch = Batch::new();
        for slot in &replaced {
            batch.push_live(slot);
        }
        for fresh in self.delta.documents() {
            batch.push_fresh(fresh);
        }
        let segments = batch.into_segments(self.layout, true);
        Folded { segments, replaced, fresh: self.delta.documents().to_vec() }
    }

    /// The segments that a fold takes in: the hollowest, and from the smallest on those that what is gathered outweighs.
    fn worth_folding(&self) -> Vec<Slot<K, F>> {
        let mut rest: Vec<&Slot<K, F>> = self.slots.iter().collect();
        let mut chosen: Vec<Slot<K, F>> = Vec::new();
        let mut gathered = self.delta.documents().len();
        let hollowest = (0..rest.len()).filter(|at| hollow(rest[*at])).max_by_key(|at| rest[*at].dead.count());
        if let Some(at) = hollowest {
            let slot = rest.swap_remove(at);
            gathered += slot.live();
            chosen.push(slot.clone());
        }
        rest.sort_by_key(|slot| slot.live());
        for slot in rest {
            if slot.live() > gathered || gathered + slot.live() > self.layout.segment_documents {
                break;
            }
            gathered += slot.live();
            chosen.push(slot.clone());
        }
        chosen
    }
}

/// Whether more than a quarter of a segment's documents are removed.
fn hollow<K: Key, F: Facts>(slot: &Slot<K, F>) -> bool {
    slot.dead.count() * 4 > slot.segment.len()
}

/// Marks the document with this key as removed from whichever segment holds it.
fn bury<K: Key, F: Facts>(slots: &mut [Slot<K, F>], key: &K) {
    for slot in slots {
        if let Some(number) = slot.find(key) {
            slot.bury(number);
            return;
        }
    }
}
