//! The meaning of a profile or a need as three vectors, and how near those of two sides are.

use longyuan_embedding::{Embedder, REDUCED, Reduced, Wide, alike};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::weights::MeaningWeights;
use crate::domain::value::{Lang, is_han};

/// Bytes of a [`Meaning`].
pub const MEANING_BYTES: usize = 3 * REDUCED + 2;

/// What the texts mean: as a whole, in their head (title or headline) and in their keywords. All zero is "nothing known".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// All texts together.
    pub whole: Reduced,
    /// The title of a need; headline and post of a person.
    pub head: Reduced,
    /// The keywords.
    pub keywords: Reduced,
    /// How much all texts say, in Latin letters; a Han character says as much as some.
    pub letters: u16,
}

/// How near two sides are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearness {
    /// 0 to 1 on the scale of their languages.
    pub share: f64,
    /// How far this can be relied on, 0 to 1: a few words mean little beyond the concepts they name, least of all across languages.
    pub weight: f64,
}

impl Default for Meaning {
    fn default() -> Self {
        Self { whole: Reduced::ZERO, head: Reduced::ZERO, keywords: Reduced::ZERO, letters: 0 }
    }
}

impl Meaning {
    /// Reads it from the texts.
    pub fn of(embedder: &Embedder, whole: &str, head: &str, keywords: &str) -> Self {
        let letters = letters(whole);
        let [whole, head, keywords] = [whole, head, keywords].map(|text| embedder.reduced(text));
        Self { whole, head, keywords, letters }
    }

    /// The vectors in the order of their storage.
    pub fn parts(&self) -> [&Reduced; 3] {
        [&self.whole, &self.head, &self.keywords]
    }

    /// Which vectors say something, a bit each.
    pub fn stated(&self) -> u8 {
        let bits = self.parts().into_iter().enumerate();
        bits.filter(|(_, part)| **part != Reduced::ZERO).fold(0, |all, (place, _)| all | 1 << place)
    }

    /// The vectors that say something, one after another.
    pub fn stated_bytes(&self) -> impl Iterator<Item = u8> {
        let some = self.parts().into_iter().filter(|part| **part != Reduced::ZERO);
        some.flat_map(|part| part.0.map(i8::cast_unsigned))
    }

    /// The vectors, then the letters (little-endian).
    pub fn bytes(&self) -> Vec<u8> {
        let vectors = self.parts().into_iter().flat_map(|part| part.0.map(i8::cast_unsigned));
        vectors.chain(self.letters.to_le_bytes()).collect()
    }

    /// Reads what [`Meaning::bytes`] wrote.
    #[inline]
    pub fn read(bytes: &[u8; MEANING_BYTES]) -> Self {
        let mut vectors = bytes.as_chunks::<REDUCED>().0.iter().map(|part| Reduced(part.map(u8::cast_signed)));
        let mut next = || vectors.next().unwrap_or(Reduced::ZERO);
        let letters = u16::from_le_bytes([bytes[3 * REDUCED], bytes[3 * REDUCED + 1]]);
        Self { whole: next(), head: next(), keywords: next(), letters }
    }
}

/// A meaning read in place.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The vectors that say something.
    vectors: &'a [[u8; REDUCED]],
    /// Which these are, a bit each.
    stated: u8,
    letters: u16,
}

impl<'a> Said<'a> {
    /// Of as many vectors as bits are set in `stated`.
    pub fn new(vectors: &'a [[u8; REDUCED]], stated: u8, letters: u16) -> Self {
        Self { vectors, stated, letters }
    }

    /// The three vectors in their order; `None` for one that says nothing.
    fn parts(&self) -> [Option<&'a [u8; REDUCED]>; 3] {
        let mut vectors = self.vectors.iter();
        std::array::from_fn(|place| if self.stated >> place & 1 == 1 { vectors.next() } else { None })
    }
}

/// A meaning laid out to be compared with many.
#[derive(Debug)]
pub struct Compared {
    parts: [Option<Wide>; 3],
    letters: u16,
}

impl Compared {
    /// Lays it out.
    pub fn new(said: &Said<'_>) -> Self {
        Self { parts: said.parts().map(|part| part.map(Wide::new)), letters: said.letters }
    }

    /// How near another side is; `None` when nothing can be compared.
    pub fn nearness(
        &self,
        other: &Said<'_>,
        langs: (Option<Lang>, Option<Lang>),
        weights: &MeaningWeights,
    ) -> Option<Nearness> {
        let mut sum = (0.0, 0.0);
        let each = [weights.whole, weights.head, weights.keywords];
        for ((own, others), weight) in self.parts.iter().zip(other.parts()).zip(each) {
            if let Some((own, others)) = own.as_ref().zip(others) {
                sum = (sum.0 + weight * f64::from(alike(own.dot(others))), sum.1 + weight);
            }
        }
        let scale = weights.scale(langs);
        let weight = (f64::from(self.letters.min(other.letters)) / weights.letters).min(1.0);
        (sum.1 > 0.0 && weight > 0.0).then(|| {
            let share = ((sum.0 / sum.1 - scale.from) / (scale.to - scale.from)).clamp(0.0, 1.0);
            Nearness { share, weight }
        })
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
        let bytes = bytes.as_slice().try_into().map_err(|_| D::Error::custom("three vectors are needed"))?;
        Ok(Self::read(bytes))
    }
}

/// Latin letters that say as much as one Han character (as in the model, see `longyuan_embedding::han_share`), times two.
const TWICE_A_HAN: usize = 5;

/// How much a text says, in Latin letters.
pub(crate) fn letters(text: &str) -> u16 {
    let twice = |c: char| if is_han(c) { TWICE_A_HAN } else { 2 * usize::from(c.is_alphanumeric()) };
    u16::try_from(text.chars().map(twice).sum::<usize>() / 2).unwrap_or(u16::MAX)
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

    #[test]
    fn few_words_weigh_little_and_none_nothing() {
        let embedder = Embedder::load().expect("the model is sound");
        let weights = super::super::weights::Weights::load().expect("sound").meaning;
        let of = |text: &str| Meaning::of(&embedder, text, text, "");
        let long = of(&"固相合成与制备纯化，".repeat(60));
        let weight = |text: &str| {
            let own = of(text);
            let both = [&own, &long].map(|meaning| (meaning.stated_bytes().collect::<Vec<u8>>(), meaning));
            let [own, long] = [0, 1].map(|side| {
                let (bytes, meaning) = &both[side];
                Said::new(bytes.as_chunks().0, meaning.stated(), meaning.letters)
            });
            Compared::new(&own).nearness(&long, (None, None), &weights).map(|near| near.weight)
        };
        assert_eq!(weight(&"solid-phase synthesis and purification ".repeat(30)), Some(1.0));
        assert!(weight("Peptide chemist").is_some_and(|w| w < 0.1));
        assert_eq!((weight(""), weight("  \u{202e} ")), (None, None));
    }
}
