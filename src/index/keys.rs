//! From key to document within a segment: open addressing over document numbers, so that no key is stored twice.

use super::document::Key;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// An empty slot.
const FREE: u32 = u32::MAX;

/// Slots of document numbers, a power of two of them, at most 4 in 5 taken.
#[derive(Debug)]
pub(crate) struct KeyTable {
    slots: Box<[u32]>,
}

impl KeyTable {
    /// The table for documents whose keys stand in order of their numbers. Of equal keys the first is found.
    pub fn new<K: Key>(keys: &[K]) -> Self {
        let size = (keys.len() * 5 / 4 + 1).next_power_of_two();
        let mut slots = vec![FREE; size].into_boxed_slice();
        for (number, key) in keys.iter().enumerate() {
            let mut at = start(key, size);
            while slots[at] != FREE {
                at = (at + 1) & (size - 1);
            }
            slots[at] = number as u32;
        }
        Self { slots }
    }

    /// The number of the document with this key; `keys` as in `new`.
    pub fn find<K: Key>(&self, keys: &[K], key: &K) -> Option<u32> {
        let size = self.slots.len();
        let mut at = start(key, size);
        loop {
            let number = self.slots[at];
            if number == FREE {
                return None;
            }
            if keys.get(number as usize) == Some(key) {
                return Some(number);
            }
            at = (at + 1) & (size - 1);
        }
    }

    /// Bytes of the slots.
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.slots)
    }
}

/// Where the search for a key begins.
fn start<K: Key>(key: &K, size: usize) -> usize {
    FxBuildHasher.hash_one(key) as usize & (size - 1)
}
