//! Vectors with few entries: terms of a text, weights over concepts.

/// A direction with few entries: keys in rising order, weights of Euclidean length 1. Empty for "nothing known".
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sparse {
    entries: Vec<(u32, f32)>,
}

impl Sparse {
    /// The direction of some entries in any order; weights of one key are added, keys without weight left out.
    pub fn new(mut entries: Vec<(u32, f32)>) -> Self {
        // A stable sort: the weights of a key are added in the order in which they came.
        entries.sort_by_key(|(key, _)| *key);
        entries.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                first.1 += later.1;
            }
            same
        });
        entries.retain(|(_, weight)| *weight != 0.0);
        let norm = entries.iter().fold(0.0_f32, |sum, (_, weight)| sum + weight * weight).sqrt();
        entries.iter_mut().for_each(|(_, weight)| *weight /= norm);
        Self { entries }
    }

    /// The keys with their weights, in rising order of the keys.
    pub fn entries(&self) -> &[(u32, f32)] {
        &self.entries
    }

    /// The cosine of the angle to another vector, from -1 to 1 (from 0 where no weight is negative); 0 if either is empty.
    pub fn cosine(&self, other: &Self) -> f32 {
        let (mut mine, mut others) = (self.entries.iter().peekable(), other.entries.iter().peekable());
        let mut sum = 0.0;
        while let (Some((a, weight)), Some((b, other))) = (mine.peek(), others.peek()) {
            if a == b {
                sum += weight * other;
            }
            let (step, other_step) = (a <= b, b <= a);
            if step {
                mine.next();
            }
            if other_step {
                others.next();
            }
        }
        sum.clamp(-1.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_joined_and_compared() {
        let a = Sparse::new(vec![(7, 1.0), (2, 1.0), (7, 2.0), (9, 0.0)]);
        let length = 10.0_f32.sqrt();
        assert_eq!(a.entries(), [(2, 1.0 / length), (7, 3.0 / length)]);
        assert!((a.cosine(&a) - 1.0).abs() < 1e-6);
        assert_eq!(a.cosine(&Sparse::new(vec![(3, 1.0), (8, 1.0)])), 0.0);
        assert!((a.cosine(&Sparse::new(vec![(2, 5.0), (8, 0.0)])) - 1.0 / length).abs() < 1e-6);
        assert_eq!(a.cosine(&Sparse::new(Vec::new())), 0.0);
    }
}
