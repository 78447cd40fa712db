//! The model's file, as `assets/embedding/build.py` writes it: all numbers little-endian, parts one after another without padding.

use super::forward::{BRANCH, FEATURES};
use super::language::{REDUCED, Reduced, Space};
use super::matrix::Layer;
use super::normalizer::Normalizer;
use super::pieces::Pieces;
use super::table::Table;
use super::{DIMENSIONS, Vector};

const FILE: &[u8] = include_bytes!("../../assets/embedding/use-multilingual-v3.bin");
/// Name and version of the format.
const MAGIC: &[u8] = b"LYUSE3\x00\x01";
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

/// Reads the file from its begin to its end.
pub struct Reader {
    pub rest: &'static [u8],
    /// The part that is read, for what is said of a damaged file.
    pub part: &'static str,
}

impl Reader {
    pub fn take(&mut self, bytes: usize) -> Result<&'static [u8], EmbeddingError> {
        let (taken, rest) = self.rest.split_at_checked(bytes).ok_or(EmbeddingError::Truncated { part: self.part })?;
        self.rest = rest;
        Ok(taken)
    }

    pub fn byte(&mut self) -> Result<u8, EmbeddingError> {
        Ok(self.take(1)?.first().copied().unwrap_or_default())
    }

    /// A number of things that follow.
    pub fn count(&mut self) -> Result<u32, EmbeddingError> {
        Ok(self.take(4)?.as_chunks().0.first().map_or(0, |four| u32::from_le_bytes(*four)))
    }

    /// A text, whose length in bytes stands before it.
    pub fn text(&mut self) -> Result<&'static str, EmbeddingError> {
        let length = usize::from(self.byte()?);
        std::str::from_utf8(self.take(length)?).map_err(|_| EmbeddingError::Damaged { part: self.part })
    }

    pub fn vector(&mut self) -> Result<Reduced, EmbeddingError> {
        let mut vector = Reduced::ZERO;
        for (level, byte) in vector.0.iter_mut().zip(self.take(REDUCED)?) {
            *level = byte.cast_signed();
        }
        Ok(vector)
    }

    pub fn floats(&mut self, count: usize) -> Result<Vec<f32>, EmbeddingError> {
        let values: Vec<f32> =
            self.take(count * 4)?.as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(file: Vec<u8>) -> Result<Model, EmbeddingError> {
        Model::parse(Box::leak(file.into_boxed_slice()))
    }

    #[test]
    fn damaged_files_are_refused() {
        assert_eq!(parse(Vec::new()).err(), Some(EmbeddingError::Format));
        assert_eq!(parse(MAGIC.to_vec()).err(), Some(EmbeddingError::Truncated { part: "head" }));
        for cut in [40, 100_000, 800_000, 1_500_000, 13_000_000, FILE.len() - 1] {
            assert!(matches!(Model::parse(&FILE[..cut]), Err(EmbeddingError::Truncated { .. })), "{cut}");
        }
        let longer = [FILE, &[0]].concat();
        assert_eq!(parse(longer).err(), Some(EmbeddingError::Damaged { part: "end" }));
        for (place, value) in [(MAGIC.len(), 9), (40, 0), (100_000, 0xFF)] {
            let mut changed = FILE.to_vec();
            changed[place] = value;
            assert!(parse(changed).is_err(), "{place}");
        }
    }
}
