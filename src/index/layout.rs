//! The sizes that the structure is cut into.

/// Most documents of a range, as a power of two: their sums of 4 bytes must stay near the first-level cache.
pub(crate) const MAX_RANGE_BITS: u32 = 14;
/// Sums that are held while a range is added up.
pub(crate) const MAX_RANGE: usize = 1 << MAX_RANGE_BITS;

/// Sizes of the structure. The defaults fit pools from a thousand to some millions; tests take tiny ones so that a few documents
/// already make many ranges and segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Documents of a range as a power of two, at most 14. `None`: 12 for small segments and 13 for large ones.
    pub range_bits: Option<u32>,
    /// Most documents of a segment, the unit that a fold rewrites. At least 1.
    pub segment_documents: usize,
    /// Documents of the unsorted delta at which a `put` seals it into a segment. At least 1.
    pub delta_documents: usize,
}

impl Default for Layout {
    fn default() -> Self {
        Self { range_bits: None, segment_documents: 1 << 18, delta_documents: 512 }
    }
}

impl Layout {
    /// Segments from this many documents on have ranges of 8,192: fewer lists to open, which then matters more than the cache.
    const LARGE: usize = 1 << 17;

    /// Bits of a document's number within its range, in a segment of so many documents.
    pub(crate) fn bits_for(&self, documents: usize) -> u32 {
        self.range_bits.unwrap_or(if documents >= Self::LARGE { 13 } else { 12 }).min(MAX_RANGE_BITS)
    }

    /// The layout with every size within what the structure can hold: range numbers are 16 bits wide.
    pub(crate) fn checked(self) -> Self {
        let bits = self.range_bits.map(|bits| bits.min(MAX_RANGE_BITS));
        let most = 1usize << (16 + bits.unwrap_or(12));
        Self {
            range_bits: bits,
            segment_documents: self.segment_documents.clamp(1, most),
            delta_documents: self.delta_documents.clamp(1, 1 << 16),
        }
    }
}
