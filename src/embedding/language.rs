//! What makes vectors of two languages comparable: the centre of each language, and the projection to 128 small integers.

use wide::{i16x8, i32x4};

use super::matrix::Layer;
use super::{Vector, math};

/// Components of a [`Reduced`] vector.
pub const REDUCED: usize = 128;

/// What the length 1 becomes in a [`Reduced`] vector. The projection spreads the length evenly over the components, so that none
/// comes near 127/320 of it and the levels are fine enough (a similarity is off by some 0.001).
pub const UNIT: f32 = 320.0;

/// Latin letters that weigh as much as one Han character: a piece of the model holds about 1.7 of these or 4.2 of those.
const LETTERS_PER_HAN: f32 = 2.5;

/// A vector in 128 bytes: a direction in the space of meanings, for storing and comparing by the million. All zero for "nothing known".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reduced(pub [i8; REDUCED]);

impl Reduced {
    /// The vector of no text at all; its similarity to everything is 0.
    pub const ZERO: Self = Self([0; REDUCED]);
}

/// The scalar product as an exact integer: [`similarity`] without its scale, for ordering many.
#[inline]
pub fn dot(a: &Reduced, b: &Reduced) -> i32 {
    a.0.iter().zip(&b.0).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
}

/// How alike two texts are: about the cosine of their centred vectors, from -1 to 1; 0 for texts that have nothing to do with each
/// other, and for unknown ones.
#[inline]
pub fn similarity(a: &Reduced, b: &Reduced) -> f32 {
    alike(dot(a, b))
}

/// How alike a text and each of some others are, in their order.
pub fn similarities(text: &Reduced, others: &[Reduced]) -> Vec<f32> {
    others.iter().map(|other| similarity(text, other)).collect()
}

/// A vector laid out to be compared with many that are stored as bytes.
#[derive(Debug, Clone)]
pub struct Wide {
    /// The components at even places, eight at a time, and those at odd ones.
    pairs: [[i16x8; 2]; REDUCED / 16],
}

impl Wide {
    /// Lays out a vector that is stored as bytes.
    pub fn new(stored: &[u8; REDUCED]) -> Self {
        let part = |first: usize| std::array::from_fn(|i| i16::from(stored[first + 2 * i].cast_signed()));
        Self { pairs: std::array::from_fn(|i| [0, 1].map(|odd| i16x8::new(part(16 * i + odd)))) }
    }

    /// The scalar product with a stored vector.
    #[inline]
    pub fn dot(&self, stored: &[u8; REDUCED]) -> i32 {
        let mut sums = i32x4::ZERO;
        for ([even, odd], bytes) in self.pairs.iter().zip(stored.as_chunks::<16>().0) {
            // Two components lie in each 16 bits: shifts bring either where it counts, with its sign.
            let both = i16x8::new(std::array::from_fn(|i| i16::from_le_bytes([bytes[2 * i], bytes[2 * i + 1]])));
            sums += even.dot((both << 8) >> 8) + odd.dot(both >> 8);
        }
        sums.reduce_add()
    }
}

/// The [`similarity`] that a scalar product stands for.
#[inline]
pub fn alike(dot: i32) -> f32 {
    (dot as f32 / (UNIT * UNIT)).clamp(-1.0, 1.0)
}

/// How much of a text's letters is Chinese, from 0 (none) to 1 (all); a Han character weighs as much as 2.5 Latin letters, as it does in
/// the model. 0.5 for a text without letters.
pub fn han_share(text: &str) -> f32 {
    let (mut han, mut letters) = (0.0_f32, 0.0_f32);
    for c in text.chars() {
        if is_han(c) {
            han += LETTERS_PER_HAN;
        } else if c.is_alphabetic() {
            letters += 1.0;
        }
    }
    if han + letters > 0.0 { han / (han + letters) } else { 0.5 }
}

/// The blocks of Han characters: unified ideographs with their extensions A to I, and the compatibility ideographs.
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFD | 0x3007)
}

/// The centres of both languages and the projection onto the main components of both.
#[derive(Debug)]
pub struct Space {
    pub zh: Vector,
    pub en: Vector,
    pub projection: Layer,
}

impl Space {
    /// See [`super::Embedder::centred`]. A share that is no number counts as 0.5.
    pub fn centred(&self, vector: &Vector, han_share: f32) -> Vector {
        if *vector == Vector::ZERO {
            return Vector::ZERO;
        }
        let share = if han_share.is_nan() { 0.5 } else { han_share.clamp(0.0, 1.0) };
        let mut centred = vector.clone();
        for ((value, zh), en) in centred.0.iter_mut().zip(&self.zh.0).zip(&self.en.0) {
            *value -= share * zh + (1.0 - share) * en;
        }
        centred.unit()
    }

    /// See [`super::Embedder::reduce`].
    pub fn reduce(&self, centred: &Vector) -> Reduced {
        let mut components = self.projection.product(&centred.0);
        math::normalize(&mut components);
        let mut reduced = Reduced::ZERO;
        for (level, component) in reduced.0.iter_mut().zip(components) {
            // A conversion saturates at the ends of i8; -128 is left out so that the sign may change.
            *level = ((component * UNIT).round() as i8).max(-127);
        }
        reduced
    }
}
