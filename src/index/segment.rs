//! An immutable part of the index: documents ordered by hint, their inverted lists, and what is kept of each.

use super::bits::Bits;
use super::document::{Facts, Key, View};
use super::keys::KeyTable;
use super::paged::Paged;
use super::postings::Postings;
use std::sync::Arc;

/// What is kept of each document beside its tokens, in order of the documents.
#[derive(Debug)]
pub(crate) struct Columns<K, F> {
    pub keys: Box<[K]>,
    pub versions: Box<[i32]>,
    pub hints: Box<[u32]>,
    pub facts: Box<[F]>,
    /// The opaque bytes of all documents, one after another.
    pub forward: Paged<u8>,
    /// Where those of each document end.
    pub forward_ends: Paged<u64>,
}

/// An immutable part of the index.
#[derive(Debug)]
pub(crate) struct Segment<K, F> {
    /// The number of a document is its range times 2^`range_bits` plus its local number.
    pub range_bits: u32,
    pub columns: Columns<K, F>,
    pub postings: Postings,
    /// What most filters look at, of each document; made of the facts.
    pub gates: Paged<u64>,
    table: KeyTable,
}

impl<K: Key, F: Facts> Segment<K, F> {
    /// Joins columns and postings of the same documents.
    pub fn new(range_bits: u32, columns: Columns<K, F>, postings: Postings) -> Self {
        let table = KeyTable::new(&columns.keys);
        let gates = columns.facts.iter().map(Facts::gate).collect();
        Self { range_bits, columns, postings, gates, table }
    }

    /// Number of documents, removed ones included.
    pub fn len(&self) -> usize {
        self.columns.keys.len()
    }

    /// Number of ranges.
    pub fn ranges(&self) -> usize {
        self.len().div_ceil(1 << self.range_bits)
    }

    /// The numbers of the documents of a range.
    pub fn documents_of(&self, range: usize) -> std::ops::Range<usize> {
        let first = range << self.range_bits;
        first.min(self.len())..(first + (1 << self.range_bits)).min(self.len())
    }

    /// The number of the document with this key, removed or not.
    pub fn find(&self, key: &K) -> Option<u32> {
        self.table.find(&self.columns.keys, key)
    }

    /// The opaque bytes of a document.
    pub fn forward(&self, number: u32) -> &[u8] {
        let ends = &self.columns.forward_ends;
        let start = if number == 0 { 0 } else { ends[number as usize - 1] };
        &self.columns.forward[start as usize..ends[number as usize] as usize]
    }

    /// What is kept of a document.
    pub fn view(&self, number: u32) -> View<'_, K, F> {
        let (at, columns) = (number as usize, &self.columns);
        View {
            key: &columns.keys[at],
            version: columns.versions[at],
            facts: columns.facts[at],
            forward: self.forward(number),
            hint: columns.hints[at],
        }
    }

    /// Bytes of the table of keys.
    pub fn table_bytes(&self) -> usize {
        self.table.bytes()
    }
}

/// A segment in use: shared arrays, and the documents that were removed from it since it was built.
#[derive(Debug)]
pub(crate) struct Slot<K, F> {
    pub segment: Arc<Segment<K, F>>,
    pub dead: Arc<Bits>,
}

impl<K, F> Clone for Slot<K, F> {
    fn clone(&self) -> Self {
        Self { segment: Arc::clone(&self.segment), dead: Arc::clone(&self.dead) }
    }
}

impl<K: Key, F: Facts> Slot<K, F> {
    /// A segment of which nothing is removed yet.
    pub fn new(segment: Segment<K, F>) -> Self {
        let dead = Arc::new(Bits::new(segment.len()));
        Self { segment: Arc::new(segment), dead }
    }

    /// Number of documents that are not removed.
    pub fn live(&self) -> usize {
        self.segment.len() - self.dead.count()
    }

    /// The number of the document with this key, unless it is removed.
    pub fn find(&self, key: &K) -> Option<u32> {
        self.segment.find(key).filter(|number| !self.dead.has(*number))
    }

    /// Marks a document as removed; a reader that holds the bits keeps its own.
    pub fn bury(&mut self, number: u32) {
        Arc::make_mut(&mut self.dead).add(number);
    }

    /// The numbers of all documents that are not removed.
    pub fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.segment.len() as u32).filter(|number| !self.dead.has(*number))
    }
}
