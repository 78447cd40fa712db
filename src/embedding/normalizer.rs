//! The normal form that the model was trained on: sentencepiece's `nmt_nfkc`, a compatibility composition (NFKC) that also drops
//! control characters and turns every white space into a plain space. The map comes with the model, so that a newer Unicode version
//! changes no vector.

use super::file::EmbeddingError;

/// The map as sentencepiece stores it: a double-array trie (darts-clone) over UTF-8 bytes, whose values are places in a list of
/// replacements, each ended by a zero byte.
#[derive(Debug)]
pub struct Normalizer {
    units: Vec<u32>,
    replacements: &'static [u8],
}

impl Normalizer {
    /// The map from its two parts.
    pub fn new(trie: &'static [u8], replacements: &'static [u8]) -> Result<Self, EmbeddingError> {
        let (units, rest) = trie.as_chunks();
        if units.is_empty() || !rest.is_empty() || std::str::from_utf8(replacements).is_err() {
            return Err(EmbeddingError::Damaged { part: "normalisation map" });
        }
        Ok(Self { units: units.iter().map(|unit| u32::from_le_bytes(*unit)).collect(), replacements })
    }

    /// The normal form: one space at the start, single spaces between words, none at the end. Empty when nothing but spaces is left.
    /// A typed U+2581, which stands for a space inside the model, is taken as one.
    pub fn normal(&self, text: &str) -> String {
        let mut normal = String::with_capacity(text.len() + 1);
        let (mut rest, mut space) = (text, true);
        while let Some(first) = rest.chars().next() {
            let (part, length) = self.longest(rest.as_bytes()).unwrap_or((&rest[..first.len_utf8()], first.len_utf8()));
            rest = rest.get(length..).unwrap_or_default();
            for c in part.chars() {
                if c == ' ' {
                    space = true;
                } else {
                    if std::mem::take(&mut space) {
                        normal.push(' ');
                    }
                    normal.push(if c == '\u{2581}' { ' ' } else { c });
                }
            }
        }
        normal.truncate(normal.trim_end_matches(' ').len());
        normal
    }

    /// The replacement of the longest mapped prefix, and that prefix's length in bytes.
    fn longest(&self, text: &[u8]) -> Option<(&'static str, usize)> {
        let mut node = offset(*self.units.first()?);
        let mut best = None;
        for (i, byte) in text.iter().enumerate() {
            node ^= usize::from(*byte);
            let Some(unit) = self.units.get(node) else { break };
            // The label of a unit is its low byte; the top bit marks a value.
            if unit & 0x8000_00FF != u32::from(*byte) {
                break;
            }
            node ^= offset(*unit);
            if unit >> 8 & 1 == 1 {
                best = Some((self.units.get(node)? & 0x7FFF_FFFF, i + 1));
            }
        }
        let (value, length) = best?;
        let replacement = self.replacements.get(value as usize..)?.split(|byte| *byte == 0).next()?;
        Some((std::str::from_utf8(replacement).ok()?, length))
    }
}

/// How far a unit's children lie from it (joined by exclusive or).
fn offset(unit: u32) -> usize {
    ((unit >> 10) << ((unit & 0x200) >> 6)) as usize
}
