//! Texts in Chinese and English as vectors, so that texts of one meaning lie close together whatever their language.
//!
//! The model is Google's universal-sentence-encoder-multilingual version 3, cut down to the pieces of Chinese and English and
//! compiled into the program (`assets/embedding/README.md` tells its source, licence and measured loss). A text passes four steps:
//! pieces (`tokenizer`), vector (`forward`), taking off the centre of its language ([`Embedder::centred`]; without it texts
//! cluster by language), and 128 small integers ([`Embedder::reduce`]) for storing and comparing by the million.
//!
//! The same text gives the same bits on every machine: it is computed by single IEEE 754 operations on `f32` and `f64` in a fixed
//! order, which Rust neither fuses nor reorders, and calls no function of the platform's mathematical library. Vectors may therefore be
//! stored and compared with later ones as long as [`VERSION`] stays the same.

mod esco;
mod esco_file;
mod file;
mod forward;
mod language;
mod math;
mod matrix;
mod names;
mod ngrams;
mod normalizer;
mod pieces;
mod sparse;
mod table;
mod tokenizer;

#[cfg(test)]
mod esco_tests;
#[cfg(test)]
mod tests;

pub use esco::{Esco, Kind, Neighbour, Occupation, Profile, Skill};
pub use file::EmbeddingError;
pub use language::{REDUCED, Reduced, Wide, alike, dot, han_share, similarities, similarity};
pub use names::Names;
pub use ngrams::Ngrams;
pub use sparse::Sparse;

use file::Model;

/// Components of a [`Vector`].
pub const DIMENSIONS: usize = 512;

/// Changes whenever the same text gives other vectors than before: with the model, the centres, the projection or this code.
pub const VERSION: u32 = 1;

/// Pieces of one vector; the rest of a text is left out. About 800 Chinese characters or 350 English words.
const MAX_PIECES: usize = 512;
/// Pieces of one chunk of a long text: some 60 Chinese characters or 30 English words.
const CHUNK_PIECES: usize = 40;
/// Chunks of a long text; the rest is left out (about 4,000 Chinese characters).
const MAX_CHUNKS: usize = 64;

/// A text's meaning: 512 components of length (Euclidean norm) 1, or all zero for "nothing known".
#[derive(Debug, Clone, PartialEq)]
pub struct Vector(pub [f32; DIMENSIONS]);

impl Vector {
    /// The vector of no text at all; its similarity to everything is 0.
    pub const ZERO: Self = Self([0.0; DIMENSIONS]);

    /// The cosine of the angle to another vector, from -1 to 1.
    pub fn cosine(&self, other: &Self) -> f32 {
        math::dot(&self.0, &other.0)
    }

    /// The same direction with length 1; zero stays zero.
    fn unit(mut self) -> Self {
        math::normalize(&mut self.0);
        self
    }
}

/// The mean direction of some vectors, each counting the same. Zero for none.
pub fn mean(vectors: &[Vector]) -> Vector {
    let mut sum = Vector::ZERO;
    for vector in vectors {
        for (total, part) in sum.0.iter_mut().zip(&vector.0) {
            *total += part;
        }
    }
    sum.unit()
}

/// The model, ready to embed. Loading takes some milliseconds and little memory: the tables stay
/// where the program has them.
#[derive(Debug)]
pub struct Embedder {
    model: Model,
}

impl Embedder {
    /// Reads the model that is compiled into the program.
    ///
    /// # Errors
    /// When the compiled-in file is damaged or of another format.
    pub fn load() -> Result<Self, EmbeddingError> {
        Ok(Self { model: Model::compiled_in()? })
    }

    /// The vector of a short text: a title, a label, a sentence. Reads up to 512 pieces (about 800 Chinese characters or 350 English
    /// words). A text of nothing but spaces has the vector zero.
    pub fn embed(&self, text: &str) -> Vector {
        let rows = tokenizer::rows(&self.model, text, MAX_PIECES);
        if rows.is_empty() { Vector::ZERO } else { forward::embed(&self.model, &rows) }
    }

    /// The vectors of a long text, one for each chunk of at most 40 pieces, the chunks about equally long so that [`mean`] may weigh
    /// them alike. Reads up to 64 chunks. Empty for a text of nothing but spaces.
    pub fn embed_long(&self, text: &str) -> Vec<Vector> {
        let rows = tokenizer::rows(&self.model, text, CHUNK_PIECES * MAX_CHUNKS);
        let chunks = rows.len().div_ceil(CHUNK_PIECES);
        (0..chunks)
            .map(|i| &rows[i * rows.len() / chunks..(i + 1) * rows.len() / chunks])
            .map(|chunk| forward::embed(&self.model, chunk))
            .collect()
    }

    /// A vector seen from the centre of its language, with length 1. `han_share` is [`han_share`] of the text: a mixed text is seen
    /// from a point between the two centres.
    pub fn centred(&self, vector: &Vector, han_share: f32) -> Vector {
        self.model.space.centred(vector, han_share)
    }

    /// A centred vector as 128 small integers. Their [`similarity`] is close to the cosine of the whole vectors.
    pub fn reduce(&self, centred: &Vector) -> Reduced {
        self.model.space.reduce(centred)
    }

    /// All steps for a text of any length: the mean of its chunks, centred and reduced.
    pub fn reduced(&self, text: &str) -> Reduced {
        self.reduce(&self.centred(&mean(&self.embed_long(text)), han_share(text)))
    }

    /// The share of a text's pieces that the model knows, from 0 to 1: low for scripts other than Latin and Han, whose vectors say
    /// little. 0 for a text of nothing but spaces.
    pub fn coverage(&self, text: &str) -> f32 {
        let rows = tokenizer::rows(&self.model, text, MAX_PIECES);
        let known = rows.iter().filter(|row| **row != tokenizer::UNKNOWN).count();
        known as f32 / rows.len().max(1) as f32
    }
}
