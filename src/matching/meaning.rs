//! The meaning of a profile or a need as three vectors, and how near those of two sides are.

use longyuan_embedding::{Embedder, REDUCED, Reduced, similarity};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::weights::MeaningWeights;
use crate::domain::value::Lang;

/// What the texts mean: as a whole, in their head (title or headline) and in their keywords. All zero is "nothing known".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// All texts together.
    pub whole: Reduced,
    /// The title of a need; headline and post of a person.
    pub head: Reduced,
    /// The keywords.
    pub keywords: Reduced,
}

impl Default for Meaning {
    fn default() -> Self {
        Self { whole: Reduced::ZERO, head: Reduced::ZERO, keywords: Reduced::ZERO }
    }
}

impl Meaning {
    /// Reads it from the texts.
    pub fn of(embedder: &Embedder, whole: &str, head: &str, keywords: &str) -> Self {
        let [whole, head, keywords] = [whole, head, keywords].map(|text| embedder.reduced(text));
        Self { whole, head, keywords }
    }

    /// The vectors in the order of their storage.
    pub fn parts(&self) -> [&Reduced; 3] {
        [&self.whole, &self.head, &self.keywords]
    }

    /// How near two sides are, 0 to 1 on the scale of their languages; `None` when nothing can be compared.
    pub fn nearness(&self, other: &Self, langs: (Option<Lang>, Option<Lang>), weights: &MeaningWeights) -> Option<f64> {
        let mut sum = (0.0, 0.0);
        let each = [weights.whole, weights.head, weights.keywords];
        for ((own, others), weight) in self.parts().into_iter().zip(other.parts()).zip(each) {
            if *own != Reduced::ZERO && *others != Reduced::ZERO {
                sum = (sum.0 + weight * f64::from(similarity(own, others)), sum.1 + weight);
            }
        }
        let scale = weights.scale(langs);
        (sum.1 > 0.0).then(|| ((sum.0 / sum.1 - scale.from) / (scale.to - scale.from)).clamp(0.0, 1.0))
    }

    fn bytes(&self) -> Vec<u8> {
        self.parts().into_iter().flat_map(|part| part.0.map(i8::cast_unsigned)).collect()
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let part = |n: usize| -> Option<Reduced> {
            let bytes: [u8; REDUCED] = bytes.get(n * REDUCED..(n + 1) * REDUCED)?.try_into().ok()?;
            Some(Reduced(bytes.map(u8::cast_signed)))
        };
        Some(Self { whole: part(0)?, head: part(1)?, keywords: part(2)? })
    }
}

impl Serialize for Meaning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use base64::Engine;
        serializer.serialize_str(&base64::engine::general_purpose::STANDARD.encode(self.bytes()))
    }
}

impl<'de> Deserialize<'de> for Meaning {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use base64::Engine;
        let text = String::deserialize(deserializer)?;
        let bytes = base64::engine::general_purpose::STANDARD.decode(text).map_err(D::Error::custom)?;
        Self::read(&bytes).ok_or_else(|| D::Error::custom("three vectors are needed"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_survives_storage() {
        let embedder = Embedder::load().expect("the model is sound");
        let meaning = Meaning::of(&embedder, "多肽合成与制备纯化", "Peptide chemist", "");
        let json = serde_json::to_string(&meaning).expect("serialises");
        assert_eq!(serde_json::from_str::<Meaning>(&json).expect("reads"), meaning);
        assert!(serde_json::from_str::<Meaning>("\"AAAA\"").is_err());
    }
}
