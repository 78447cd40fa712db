//! The pieces that the tokenizer may cut a text into: sorted, so that a walk along the text narrows a range of them byte by byte.

use super::file::{EmbeddingError, Reader};

/// The pieces in the order of their bytes, with a plain space where sentencepiece writes U+2581.
#[derive(Debug)]
pub struct Pieces {
    text: &'static [u8],
    /// Where each piece starts in `text`, and where the last one ends.
    starts: Vec<u32>,
    /// The logarithm of each piece's probability.
    scores: Vec<f32>,
    /// The first piece for each first byte, and the number of pieces.
    by_first_byte: Vec<usize>,
    /// The score of a character that no piece covers.
    pub unknown: f32,
}

impl Pieces {
    /// Reads `count` lengths, `bytes` bytes of text and `count` scores.
    pub fn new(reader: &mut Reader, count: usize, bytes: usize, unknown: f32) -> Result<Self, EmbeddingError> {
        let (lengths, text, scores) = (reader.take(count)?, reader.take(bytes)?, reader.floats(count)?);
        let mut starts = vec![0_u32];
        for length in lengths {
            starts.push(starts[starts.len() - 1].saturating_add(u32::from(*length)));
        }
        let mut pieces = Self { text, starts, scores, by_first_byte: Vec::new(), unknown };
        let whole =
            pieces.starts[count] as usize == bytes && std::str::from_utf8(text).is_ok() && !lengths.contains(&0);
        if !whole || (1..count).any(|i| pieces.get(i - 1) >= pieces.get(i)) {
            return Err(EmbeddingError::Damaged { part: "pieces" });
        }
        pieces.by_first_byte =
            (0..=256).map(|byte| boundary(0, count, |i| usize::from(pieces.get(i)[0]) < byte)).collect();
        Ok(pieces)
    }

    fn get(&self, index: usize) -> &'static [u8] {
        &self.text[self.starts[index] as usize..self.starts[index + 1] as usize]
    }

    /// How many pieces there are.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.scores.len()
    }

    /// The place of a piece, if it was kept.
    #[cfg(test)]
    pub fn find(&self, piece: &str) -> Option<usize> {
        let found = boundary(0, self.len(), |i| self.get(i) < piece.as_bytes());
        (found < self.len() && self.get(found) == piece.as_bytes()).then_some(found)
    }

    /// Calls `found(length in bytes, index, score)` for each piece that `text` starts with, the shortest first.
    pub fn prefixes(&self, text: &[u8], mut found: impl FnMut(usize, usize, f32)) {
        let Some(first) = text.first() else { return };
        let (mut low, mut high) =
            (self.by_first_byte[usize::from(*first)], self.by_first_byte[usize::from(*first) + 1]);
        let mut length = 1;
        while low < high {
            // The shortest of a range comes first: it is the prefix itself, if that is a piece.
            if self.get(low).len() == length {
                found(length, low, self.scores[low]);
                low += 1;
            }
            let Some(byte) = text.get(length) else { return };
            low = boundary(low, high, |i| self.get(i)[length] < *byte);
            high = boundary(low, high, |i| self.get(i)[length] == *byte);
            length += 1;
        }
    }
}

/// The first index from `low` to `high` for which `before` does not hold; it holds for all earlier ones.
fn boundary(mut low: usize, mut high: usize, before: impl Fn(usize) -> bool) -> usize {
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
