//! A bit a place of a list.

/// Which places are meant.
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// None of so many places.
    pub(super) fn none(places: usize) -> Self {
        Self(vec![0; places.div_ceil(64)])
    }

    /// Means a place.
    pub(super) fn set(&mut self, place: u32) {
        if let Some(word) = self.0.get_mut(place as usize / 64) {
            *word |= 1 << (place % 64);
        }
    }

    /// True when a place is meant.
    pub(super) fn has(&self, place: u32) -> bool {
        self.0.get(place as usize / 64).is_some_and(|word| word & (1 << (place % 64)) != 0)
    }

    /// How many are meant.
    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Those that are meant, in their order.
    pub(super) fn places(&self) -> impl Iterator<Item = u32> {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            let rests = std::iter::successors(Some(*word), |rest| Some(rest & rest.wrapping_sub(1)));
            let set = rests.take_while(|rest| *rest != 0).map(u64::trailing_zeros);
            set.map(move |bit| u32::try_from(at * 64).unwrap_or_default() + bit)
        })
    }

    /// Means only what the other means, too.
    pub(super) fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine &= theirs);
    }

    /// Means only what passes.
    pub(super) fn retain(&mut self, keeps: impl Fn(u32) -> bool) {
        let gone: Vec<u32> = self.places().filter(|place| !keeps(*place)).collect();
        for place in gone {
            self.0[place as usize / 64] &= !(1 << (place % 64));
        }
    }
}
