//! Random numbers that come out alike everywhere and for ever: splitmix64, one stream for each thing that is drawn.

/// Step of the generator and spread of the streams: 2^64 divided by the golden ratio, as its authors gave it.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// A stream of random numbers (splitmix64; Steele, Lea and Flood, 2014).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The stream of thing `number` of a kind; streams of other seeds, kinds and numbers have nothing in common.
    pub fn of(seed: u64, kind: u64, number: u64) -> Self {
        Self(mixed(mixed(mixed(seed) ^ kind) ^ number))
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// From 0 to below 1, evenly.
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From 0 to below `end`, evenly; 0 when there is nothing below.
    pub fn below(&mut self, end: usize) -> usize {
        (self.share() * end as f64) as usize
    }

    /// From `first` to `last`, both included.
    pub fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// True with this likelihood.
    pub fn chance(&mut self, likelihood: f64) -> bool {
        self.share() < likelihood
    }

    /// `count` different ones of all, in their order.
    pub fn some_of<T: Copy>(&mut self, all: &[T], count: usize) -> Vec<T> {
        let mut left = count.min(all.len());
        let mut some = Vec::with_capacity(left);
        for (place, one) in all.iter().enumerate() {
            if self.below(all.len() - place) < left {
                some.push(*one);
                left -= 1;
            }
        }
        some
    }
}

/// The output function of splitmix64.
fn mixed(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}

/// Draws places by Zipf's law: place n (from 0) is drawn in proportion to 1 / (n + 1)^exponent.
#[derive(Debug, Clone)]
pub struct Zipf(Vec<f64>);

impl Zipf {
    /// For so many places.
    pub fn new(places: usize, exponent: f64) -> Self {
        let mut sum = 0.0;
        let mut ends: Vec<f64> = Vec::with_capacity(places);
        for place in 1..=places {
            sum += (place as f64).powf(-exponent);
            ends.push(sum);
        }
        Self(ends)
    }

    /// A place; 0 when there is none.
    pub fn draw(&self, random: &mut Random) -> usize {
        let Some(whole) = self.0.last() else { return 0 };
        let at = random.share() * whole;
        self.0.partition_point(|end| *end <= at).min(self.0.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_alike_for_ever_and_apart() {
        let bits = |kind, number| Random::of(42, kind, number).bits();
        assert_eq!(bits(0, 7), bits(0, 7));
        assert_ne!(bits(0, 7), bits(1, 7));
        assert_ne!(bits(0, 7), bits(0, 8));
    }

    #[test]
    fn the_first_place_is_drawn_as_often_as_the_law_says() {
        let (zipf, mut random) = (Zipf::new(100, 1.0), Random::of(1, 0, 0));
        let hits = (0..10_000).filter(|_| zipf.draw(&mut random) == 0).count();
        let expected = 10_000.0 / (1..=100).map(|n| 1.0 / f64::from(n)).sum::<f64>();
        assert!((hits as f64 - expected).abs() < 0.1 * expected, "{hits} instead of {expected}");
    }

    #[test]
    fn some_of_all_are_different() {
        let some = Random::of(3, 0, 0).some_of(&[1, 2, 3, 4, 5], 3);
        assert!(some.len() == 3 && some.is_sorted_by(|a, b| a < b));
    }
}
