//! The model's file, as `assets/embedding/build.py` writes it: all numbers little-endian, parts one after another without padding.

use super::forward::{BRANCH, FEATURES};
use super::language::{REDUCED, Space};
use super::matrix::Layer;
use super::normalizer::Normalizer;
use super::pieces::Pieces;
use super::{DIMENSIONS, Vector};

const FILE: &[u8] = include_bytes!("../../assets/embedding/use-multilingual-v3.bin");
/// Name and version of the format.
const MAGIC: &[u8] = b"LYUSE3\x00\x01";
/// The original table was cut into this many interleaved parts, each with its own scale.
const PARTS: usize = 17;
/// Components that share a lowest level and a width.
const GROUP: usize = 32;
const GROUPS: usize = DIMENSIONS / GROUP;
/// Rows of the table before those of the pieces: unknown, begin and end.
pub const SPECIAL_ROWS: usize = 3;
/// Width of the hidden layers of the network behind the summary.
const HIDDEN: usize = 320;

/// What is wrong with the compiled-in model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EmbeddingError {
    /// The file is none of this format and version.
    #[error("the embedding model is not a file of this format")]
    Format,
    /// The file ends too early.
    #[error("the embedding model ends within its {part}")]
    Truncated {
        /// The part that is cut.
        part: &'static str,
    },
    /// Parts of the file contradict each other.
    #[error("the embedding model is damaged in its {part}")]
    Damaged {
        /// The part that is wrong.
        part: &'static str,
    },
}

/// Everything in the file.
#[derive(Debug)]
pub struct Model {
    pub pieces: Pieces,
    pub normalizer: Normalizer,
    pub table: Table,
    pub network: Network,
    pub space: Space,
}

/// A layer with an offset for each output.
#[derive(Debug)]
pub struct Biased {
    pub layer: Layer,
    pub bias: Vec<f32>,
}

/// Two convolutions over windows of `width` pieces, `left` of them before the piece itself.
#[derive(Debug)]
pub struct Branch {
    pub width: usize,
    pub left: usize,
    pub first: Biased,
    pub second: Biased,
}

/// The residual network behind the summary.
#[derive(Debug)]
pub struct Deep {
    pub first: Layer,
    pub first_skip: Layer,
    pub second: Layer,
    pub third: Layer,
    pub second_skip: Layer,
    pub fourth: Layer,
}

/// The layers in the order of the forward pass.
#[derive(Debug)]
pub struct Network {
    pub projection: Biased,
    pub projection_gain: Vec<f32>,
    pub projection_offset: Vec<f32>,
    pub branches: [Branch; 3],
    pub gain: Vec<f32>,
    pub offset: Vec<f32>,
    pub output: Biased,
    pub deep: Deep,
}

/// The embeddings of the pieces: 6-bit levels, packed without loss.
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
    fn new(reader: &mut Reader, rows: usize, bytes: usize) -> Result<Self, EmbeddingError> {
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

/// Reads the file from its begin to its end.
pub struct Reader {
    rest: &'static [u8],
    part: &'static str,
}

impl Reader {
    pub fn take(&mut self, bytes: usize) -> Result<&'static [u8], EmbeddingError> {
        let (taken, rest) = self.rest.split_at_checked(bytes).ok_or(EmbeddingError::Truncated { part: self.part })?;
        self.rest = rest;
        Ok(taken)
    }

    pub fn floats(&mut self, count: usize) -> Result<Vec<f32>, EmbeddingError> {
        let values: Vec<f32> = self.take(count * 4)?.as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect();
        if values.iter().any(|value| !value.is_finite()) {
            return Err(EmbeddingError::Damaged { part: self.part });
        }
        Ok(values)
    }

    fn layer(&mut self, inputs: usize, outputs: usize) -> Result<Layer, EmbeddingError> {
        Ok(Layer { inputs, scales: self.floats(outputs)?, weights: self.take(inputs * outputs)? })
    }

    fn biased(&mut self, inputs: usize, outputs: usize) -> Result<Biased, EmbeddingError> {
        Ok(Biased { layer: self.layer(inputs, outputs)?, bias: self.floats(outputs)? })
    }

    fn branch(&mut self, width: usize, left: usize) -> Result<Branch, EmbeddingError> {
        let (first, second) = (self.biased(width * BRANCH, BRANCH)?, self.biased(width * BRANCH, BRANCH)?);
        Ok(Branch { width, left, first, second })
    }

    fn network(&mut self) -> Result<Network, EmbeddingError> {
        Ok(Network {
            projection: self.biased(DIMENSIONS, 3 * BRANCH)?,
            projection_gain: self.floats(3 * BRANCH)?,
            projection_offset: self.floats(3 * BRANCH)?,
            branches: [self.branch(2, 0)?, self.branch(3, 1)?, self.branch(5, 2)?],
            gain: self.floats(FEATURES)?,
            offset: self.floats(FEATURES)?,
            output: self.biased(FEATURES, DIMENSIONS)?,
            deep: Deep {
                first: self.layer(DIMENSIONS, HIDDEN)?,
                first_skip: self.layer(DIMENSIONS, HIDDEN)?,
                second: self.layer(HIDDEN, HIDDEN)?,
                third: self.layer(HIDDEN, DIMENSIONS)?,
                second_skip: self.layer(HIDDEN, DIMENSIONS)?,
                fourth: self.layer(DIMENSIONS, DIMENSIONS)?,
            },
        })
    }

    fn centre(&mut self) -> Result<Vector, EmbeddingError> {
        let mut centre = Vector::ZERO;
        centre.0.copy_from_slice(&self.floats(DIMENSIONS)?);
        Ok(centre)
    }
}

impl Model {
    /// The model within the program.
    pub fn compiled_in() -> Result<Self, EmbeddingError> {
        Self::parse(FILE)
    }

    fn parse(file: &'static [u8]) -> Result<Self, EmbeddingError> {
        let mut reader = Reader { rest: file.strip_prefix(MAGIC).ok_or(EmbeddingError::Format)?, part: "head" };
        let mut sizes = [0_usize; 5];
        for (size, four) in sizes.iter_mut().zip(reader.take(20)?.as_chunks().0) {
            *size = u32::from_le_bytes(*four) as usize;
        }
        let [count, text_bytes, table_bytes, trie_bytes, replacement_bytes] = sizes;
        let unknown = reader.floats(1)?[0];
        reader.part = "pieces";
        let pieces = Pieces::new(&mut reader, count, text_bytes, unknown)?;
        reader.part = "normalisation map";
        let normalizer = Normalizer::new(reader.take(trie_bytes)?, reader.take(replacement_bytes)?)?;
        reader.part = "table";
        let table = Table::new(&mut reader, count + SPECIAL_ROWS, table_bytes)?;
        reader.part = "layers";
        let network = reader.network()?;
        reader.part = "centres";
        let space =
            Space { zh: reader.centre()?, en: reader.centre()?, projection: reader.layer(DIMENSIONS, REDUCED)? };
        if !reader.rest.is_empty() {
            return Err(EmbeddingError::Damaged { part: "end" });
        }
        Ok(Self { pieces, normalizer, table, network, space })
    }
}
