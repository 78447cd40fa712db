//! Arrays as bytes with a running checksum.
//!
//! All numbers are little-endian. An array is its length, then blocks of whole items, each a length of bytes and the bytes. The
//! checksum takes the content of blocks by words of 8 bytes; every step is a bijection, so that one changed word is always noticed.

use super::snapshot::SnapshotError;
use super::stored::Stored;
use std::io::{Read, Write};

/// Bytes of a block after which the next begins.
const BLOCK: usize = 1 << 16;
/// An odd number without pattern: the digits of the golden ratio.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// Writes to `inner` and sums up.
pub(crate) struct Sink<W> {
    inner: W,
    sum: u64,
}

impl<W: Write> Sink<W> {
    pub fn new(inner: W) -> Self {
        Self { inner, sum: FACTOR }
    }

    /// Writes bytes, preceded by their number.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<(), SnapshotError> {
        let length = (bytes.len() as u64).to_le_bytes();
        for part in [&length[..], bytes] {
            self.sum = checksum(self.sum, part);
            self.inner.write_all(part)?;
        }
        Ok(())
    }

    /// Writes a number.
    pub fn number(&mut self, number: usize) -> Result<(), SnapshotError> {
        self.bytes(&(number as u64).to_le_bytes())
    }

    /// Writes an array.
    pub fn array<T: Stored>(&mut self, items: &[T]) -> Result<(), SnapshotError> {
        self.number(items.len())?;
        let mut block = Vec::with_capacity(BLOCK + 64);
        for item in items {
            item.store(&mut block);
            if block.len() >= BLOCK {
                self.bytes(&block)?;
                block.clear();
            }
        }
        // An empty block ends the array, also after a last one that is partly filled.
        if !block.is_empty() {
            self.bytes(&block)?;
        }
        self.bytes(&[])
    }

    /// Ends with the checksum of all before.
    pub fn finish(mut self) -> Result<(), SnapshotError> {
        self.inner.write_all(&self.sum.to_le_bytes())?;
        Ok(self.inner.flush()?)
    }
}

/// Reads what a [`Sink`] wrote.
pub(crate) struct Source<R> {
    inner: R,
    sum: u64,
}

impl<R: Read> Source<R> {
    pub fn new(inner: R) -> Self {
        Self { inner, sum: FACTOR }
    }

    /// Reads the bytes that begin every file of this kind; reads no more than these of another.
    pub fn begin(&mut self, magic: &[u8]) -> Result<(), SnapshotError> {
        for part in [&(magic.len() as u64).to_le_bytes()[..], magic] {
            let mut found = vec![0; part.len()];
            self.inner.read_exact(&mut found).map_err(|error| SnapshotError::from_end(error).at_head())?;
            if found != part {
                return Err(SnapshotError::Foreign);
            }
            self.sum = checksum(self.sum, part);
        }
        Ok(())
    }

    /// Reads bytes preceded by their number. Memory grows with what is read, not with what a damaged length claims.
    pub fn bytes(&mut self) -> Result<Vec<u8>, SnapshotError> {
        let mut bytes = Vec::new();
        self.bytes_into(&mut bytes)?;
        Ok(bytes)
    }

    fn bytes_into(&mut self, bytes: &mut Vec<u8>) -> Result<(), SnapshotError> {
        let length = self.plain()?;
        self.sum = checksum(self.sum, &length);
        let length = u64::from_le_bytes(length);
        bytes.clear();
        if (&mut self.inner).take(length).read_to_end(bytes)? as u64 != length {
            return Err(SnapshotError::Damaged { part: "end" });
        }
        self.sum = checksum(self.sum, bytes);
        Ok(())
    }

    /// Reads a number.
    pub fn number(&mut self) -> Result<usize, SnapshotError> {
        let bytes = self.bytes()?;
        let number = bytes.try_into().ok().and_then(|bytes| usize::try_from(u64::from_le_bytes(bytes)).ok());
        number.ok_or(SnapshotError::Damaged { part: "numbers" })
    }

    /// Reads an array.
    pub fn array<T: Stored>(&mut self) -> Result<Box<[T]>, SnapshotError> {
        let damaged = || SnapshotError::Damaged { part: "arrays" };
        let length = self.number()?;
        let (mut items, mut block) = (Vec::new(), Vec::new());
        loop {
            self.bytes_into(&mut block)?;
            if block.is_empty() {
                break;
            }
            let mut rest = block.as_slice();
            while !rest.is_empty() {
                let before = rest.len();
                items.push(T::load(&mut rest).ok_or_else(damaged)?);
                if rest.len() == before {
                    return Err(damaged());
                }
            }
        }
        if items.len() == length { Ok(items.into_boxed_slice()) } else { Err(damaged()) }
    }

    /// Reads the checksum and compares.
    pub fn finish(mut self) -> Result<(), SnapshotError> {
        let sum = self.plain()?;
        if sum == self.sum.to_le_bytes() { Ok(()) } else { Err(SnapshotError::Damaged { part: "checksum" }) }
    }

    fn plain(&mut self) -> Result<[u8; 8], SnapshotError> {
        let mut bytes = [0; 8];
        self.inner.read_exact(&mut bytes).map_err(SnapshotError::from_end)?;
        Ok(bytes)
    }
}

/// Goes on with a checksum. Bytes that fill no word are padded with zeros; their number is part of what was summed before.
fn checksum(sum: u64, bytes: &[u8]) -> u64 {
    let step = |sum: u64, word: [u8; 8]| (sum.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(sum, |sum, word| step(sum, *word));
    if rest.is_empty() {
        return sum;
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    step(sum, last)
}
