//! How much memory the index takes.

use super::document::{Facts, Key};
use super::index::Index;
use super::postings::map_bytes;
use super::segment::Slot;
use super::stored::Stored;

/// Heap bytes of an index by part. Exact for arrays; maps of the standard library and the heap of keys are reckoned from their
/// capacity. Segments that several clones share are counted in each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bytes {
    /// Local numbers and impacts.
    pub lists: usize,
    /// Cells, terms and dictionaries.
    pub directory: usize,
    /// Keys, their own heap and the tables that find them.
    pub keys: usize,
    /// Versions, hints, facts, gates and ends of forward bytes.
    pub columns: usize,
    /// The opaque bytes of the caller.
    pub forward: usize,
    /// Bits of removed documents.
    pub tombstones: usize,
    /// Fresh documents with all that belongs to them.
    pub delta: usize,
}

impl Bytes {
    /// The sum of all parts.
    pub fn total(&self) -> usize {
        self.lists + self.directory + self.keys + self.columns + self.forward + self.tombstones + self.delta
    }
}

impl<K: Key + Stored, F: Facts> Index<K, F> {
    /// Heap bytes used, by part. Takes a moment: it asks every key.
    pub fn bytes(&self) -> Bytes {
        let mut bytes = Bytes { delta: self.delta_bytes(), ..Bytes::default() };
        for Slot { segment, dead } in &self.slots {
            let columns = &segment.columns;
            bytes.lists += segment.postings.list_bytes();
            bytes.directory += segment.postings.directory_bytes();
            bytes.keys += size_of_val(&*columns.keys) + segment.table_bytes();
            bytes.keys += columns.keys.iter().map(Stored::heap_bytes).sum::<usize>();
            bytes.columns +=
                size_of_val(&*columns.versions) + size_of_val(&*columns.hints) + size_of_val(&*segment.gates);
            bytes.columns += size_of_val(&*columns.facts) + size_of_val(&*columns.forward_ends);
            bytes.forward += columns.forward.len();
            bytes.tombstones += size_of_val(dead.words());
        }
        bytes
    }

    fn delta_bytes(&self) -> usize {
        let each = self.delta.documents().iter().map(|fresh| {
            let own = size_of_val(&**fresh) + size_of_val(&*fresh.tokens) + size_of_val(&*fresh.impacts);
            own + fresh.document.forward.capacity() + 2 * fresh.document.key.heap_bytes()
        });
        each.sum::<usize>() + map_bytes(self.delta.places()) + size_of_val(self.delta.documents())
    }
}
