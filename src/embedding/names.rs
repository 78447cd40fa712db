//! The vectors of names that are known beforehand, so that a program which compares texts with thousands of them need not read each
//! anew at every start: that takes seconds. A name that is not among them is read when it is asked for.

use std::collections::HashMap;

use super::file::{EmbeddingError, Reader};
use super::{Embedder, Reduced};

const FILE: &[u8] = include_bytes!("../../assets/embedding/names.bin");
/// Name and version of the format: a count, then for each name its length (`u8`), its text and its vector.
const MAGIC: &[u8] = b"LYNAME\x00\x01";

/// Names with their vectors, which are those of [`Embedder::reduced`].
#[derive(Debug)]
pub struct Names(HashMap<&'static str, Reduced>);

impl Names {
    /// Reads the file that is compiled into the program.
    ///
    /// # Errors
    /// When it is damaged or of another format.
    pub fn load() -> Result<Self, EmbeddingError> {
        Self::parse(FILE)
    }

    fn parse(file: &'static [u8]) -> Result<Self, EmbeddingError> {
        let mut reader = Reader { rest: file.strip_prefix(MAGIC).ok_or(EmbeddingError::Format)?, part: "names" };
        let count = reader.count()?;
        let names = (0..count).map(|_| Ok((reader.text()?, reader.vector()?))).collect::<Result<_, _>>()?;
        if reader.rest.is_empty() { Ok(Self(names)) } else { Err(EmbeddingError::Damaged { part: "end of names" }) }
    }

    /// True for a name whose vector is known beforehand.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The vector of a name.
    pub fn vector(&self, embedder: &Embedder, name: &str) -> Reduced {
        self.0.get(name).copied().unwrap_or_else(|| embedder.reduced(name))
    }

    /// The bytes of a file with these names. `None` if one is longer than 255 bytes.
    pub fn bytes<'a>(names: impl ExactSizeIterator<Item = (&'a str, Reduced)>) -> Option<Vec<u8>> {
        let mut file = MAGIC.to_vec();
        file.extend(u32::try_from(names.len()).ok()?.to_le_bytes());
        for (name, vector) in names {
            file.push(u8::try_from(name.len()).ok()?);
            file.extend(name.as_bytes());
            file.extend(vector.0.map(i8::cast_unsigned));
        }
        Some(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut vector = Reduced::ZERO;
        vector.0[7] = -100;
        let file = Names::bytes([("焊接", vector), ("welding", Reduced::ZERO)].into_iter()).expect("short").leak();
        let names = Names::parse(file).expect("whole");
        assert_eq!((names.0["焊接"], names.0["welding"], names.0.len()), (vector, Reduced::ZERO, 2));
        for cut in [0, 9, 13, file.len() - 1] {
            assert!(Names::parse(&file[..cut]).is_err(), "{cut}");
        }
        assert!(Names::parse([&*file, &[0]].concat().leak()).is_err());
        assert_eq!(Names::bytes([("x".repeat(256).as_str(), vector)].into_iter()), None);
    }

    #[test]
    fn the_kept_vectors_are_those_of_the_model() {
        let (embedder, names) = (Embedder::load().expect("sound"), Names::load().expect("sound"));
        assert!(names.0.len() > 5_000);
        for (name, vector) in names.0.iter().take(60) {
            assert_eq!(*vector, embedder.reduced(name), "{name}");
        }
        let unknown = "a name that nobody gave";
        assert!(!names.has(unknown));
        assert_eq!(names.vector(&embedder, unknown), embedder.reduced(unknown));
    }
}
