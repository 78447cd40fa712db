//! Meanings of the generated people and needs: those of one sub-field lie near each other, those of one field a little.

use longyuan_embedding::{REDUCED, Reduced};

use super::random::Random;
use super::world::Home;
use crate::matching::meaning::Meaning;

/// Length of a stored vector, see `longyuan_embedding`.
const LENGTH: f32 = 320.0;

/// What is common to all texts, to a field and to a sub-field, as the similarity that two texts have by it. Two of one sub-field come to
/// 0.55, which is where the best pair of a real need lies; two of one field to 0.17; any two to 0.05.
const COMMON: f32 = 0.05;
const FIELD: f32 = 0.12;
const SUBFIELD: f32 = 0.38;

/// Kinds of streams: what is drawn must not depend on who is drawn.
const OF_ALL: u64 = 100;
const OF_FIELD: u64 = 101;
const OF_SUBFIELD: u64 = 102;

/// A direction.
type Vector = [f32; REDUCED];

/// The middles of all specialities.
#[derive(Debug)]
pub struct Vectors {
    /// For each sub-field, by its number among them.
    centres: Vec<Vector>,
    first_subfield: usize,
}

impl Vectors {
    /// Middles for sub-fields that are `first_subfield` and the nodes after it, each with the field it belongs to.
    pub fn new(seed: u64, first_subfield: usize, fields: impl Iterator<Item = u8>) -> Self {
        let common = direction(&mut Random::of(seed, OF_ALL, 0));
        let centre = |(place, field): (usize, u8)| {
            let field = direction(&mut Random::of(seed, OF_FIELD, u64::from(field)));
            let own = direction(&mut Random::of(seed, OF_SUBFIELD, place as u64));
            let [a, b, c] = [COMMON, FIELD, SUBFIELD].map(f32::sqrt);
            std::array::from_fn(|i| a * common[i] + b * field[i] + c * own[i])
        };
        Self { centres: fields.enumerate().map(centre).collect(), first_subfield }
    }

    /// What somebody of this speciality writes in so many letters.
    pub fn meaning(&self, home: Home, letters: u16, random: &mut Random) -> Meaning {
        let centre = &self.centres[usize::from(home.node) - self.first_subfield];
        let mut near = || {
            let (own, noise) = ((1.0 - COMMON - FIELD - SUBFIELD).sqrt(), direction(random));
            let sum: Vector = std::array::from_fn(|i| centre[i] + own * noise[i]);
            Reduced(unit(sum).map(|part| (part * LENGTH).round().clamp(-127.0, 127.0) as i8))
        };
        Meaning { whole: near(), head: near(), keywords: near(), letters }
    }
}

/// A random direction of length 1; in so many dimensions any two are nearly at right angles.
fn direction(random: &mut Random) -> Vector {
    let mut vector = [0.0; REDUCED];
    for parts in vector.chunks_mut(8) {
        for (part, byte) in parts.iter_mut().zip(random.bits().to_le_bytes()) {
            *part = f32::from(byte) - 127.5;
        }
    }
    unit(vector)
}

fn unit(vector: Vector) -> Vector {
    let length = vector.iter().map(|part| part * part).sum::<f32>().sqrt();
    vector.map(|part| part / length)
}

#[cfg(test)]
mod tests {
    use longyuan_embedding::similarity;

    use super::*;
    use crate::bench::world::World;
    use crate::matching::Engine;

    #[test]
    fn one_speciality_means_nearly_the_same() {
        let taxonomy = &Engine::shared().expect("data are sound").taxonomy;
        let fields = taxonomy.entries[taxonomy.concepts..].iter().map(|entry| entry.field);
        let vectors = Vectors::new(42, taxonomy.concepts, fields);
        let (world, mut random) = (World::of(taxonomy), Random::of(42, 0, 0));
        let (mut same, mut other) = ((0.0, 0.0), (0.0, 0.0));
        for _ in 0..2_000 {
            let (a, b) = (world.home(&mut random), world.home(&mut random));
            let [left, right] = [a, b].map(|home| vectors.meaning(home, 400, &mut random));
            let sums = if a == b { &mut same } else { &mut other };
            *sums = (sums.0 + similarity(&left.whole, &right.whole), sums.1 + 1.0);
        }
        let means = (same.0 / same.1, other.0 / other.1);
        assert!((means.0 - 0.55).abs() < 0.03 && (means.1 - 0.06).abs() < 0.03, "{means:?}");
    }
}
