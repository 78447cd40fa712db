//! The embeddings of the pieces.

use super::DIMENSIONS;
use super::file::{EmbeddingError, Reader};

/// The original table was cut into this many interleaved parts, each with its own scale.
const PARTS: usize = 17;
/// Components that share a lowest level and a width.
const GROUP: usize = 32;
const GROUPS: usize = DIMENSIONS / GROUP;

/// The embeddings of the pieces: the 6-bit levels of the original table, packed without loss.
///
/// A row holds for each group of 32 components a width (4 bits, two groups a byte) and a lowest level (a byte), then for each group as
/// many bit planes of 32 bits as its width: bit `j` of plane `b` is bit `b` of component `j`'s distance from the lowest level.
#[derive(Debug)]
pub struct Table {
    scales: Vec<f32>,
    lowest: Vec<f32>,
    parts: &'static [u8],
    starts: Vec<u32>,
    rows: &'static [u8],
}

impl Table {
    /// Finds the rows and checks that each is whole.
    pub fn new(reader: &mut Reader, rows: usize, bytes: usize) -> Result<Self, EmbeddingError> {
        let (scales, lowest) = (reader.floats(PARTS)?, reader.floats(PARTS)?);
        let (parts, data) = (reader.take(rows)?, reader.take(bytes)?);
        let damaged = EmbeddingError::Damaged { part: "table" };
        let (mut starts, mut start) = (Vec::with_capacity(rows), 0_usize);
        for _ in 0..rows {
            starts.push(u32::try_from(start).map_err(|_| damaged.clone())?);
            let widths = data.get(start..start + GROUPS / 2).ok_or(damaged.clone())?;
            let planes: usize = widths.iter().map(|two| usize::from(two & 15) + usize::from(two >> 4)).sum();
            start += GROUPS / 2 + GROUPS + planes * GROUP / 8;
        }
        if start != data.len() || parts.iter().any(|part| usize::from(*part) >= PARTS) {
            return Err(damaged);
        }
        Ok(Self { scales, lowest, parts, starts, rows: data })
    }

    /// Writes the embedding of a row into 512 components; a row that does not exist leaves them as they are.
    pub fn read(&self, row: u32, into: &mut [f32]) {
        let (Some(start), Some(part)) = (self.starts.get(row as usize), self.parts.get(row as usize)) else { return };
        let (scale, lowest) = (self.scales[usize::from(*part)], self.lowest[usize::from(*part)]);
        let (widths, rest) = self.rows[*start as usize..].split_at(GROUPS / 2);
        let (bases, mut planes) = rest.split_at(GROUPS);
        for (group, values) in into.chunks_exact_mut(GROUP).enumerate() {
            let width = usize::from(widths[group / 2] >> (group % 2 * 4) & 15);
            let mut levels = [u32::from(bases[group]); GROUP];
            for (bit, plane) in planes[..width * GROUP / 8].as_chunks::<4>().0.iter().enumerate() {
                let plane = u32::from_le_bytes(*plane);
                levels.iter_mut().enumerate().for_each(|(j, level)| *level += (plane >> j & 1) << bit);
            }
            planes = &planes[width * GROUP / 8..];
            values.iter_mut().zip(levels).for_each(|(value, level)| *value = level as f32 * scale + lowest);
        }
    }
}
