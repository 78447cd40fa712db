//! Tombstones: one bit a document.

/// A set of document numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Box<[u64]>,
    count: usize,
}

impl Bits {
    /// The empty set for numbers below `documents`.
    pub fn new(documents: usize) -> Self {
        Self { words: vec![0; documents.div_ceil(64)].into_boxed_slice(), count: 0 }
    }

    /// The set whose words these are; `None` when they are not as many as `documents` need or name others.
    pub fn from_words(words: Vec<u64>, documents: usize) -> Option<Self> {
        let beyond = if documents.is_multiple_of(64) { 0 } else { u64::MAX << (documents % 64) };
        let fits = words.len() == documents.div_ceil(64) && words.last().is_none_or(|last| last & beyond == 0);
        let count = words.iter().map(|word| word.count_ones() as usize).sum();
        fits.then(|| Self { words: words.into_boxed_slice(), count })
    }

    /// All bits, 64 to a word.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// How many are in the set.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether `number` is in the set.
    #[inline]
    pub fn has(&self, number: u32) -> bool {
        self.words.get(number as usize / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Adds `number`; one beyond the end is ignored.
    pub fn add(&mut self, number: u32) {
        if let Some(word) = self.words.get_mut(number as usize / 64) {
            let bit = 1 << (number % 64);
            self.count += usize::from(*word & bit == 0);
            *word |= bit;
        }
    }

    /// The numbers that are in this set and not in `older`, a set for as many documents.
    pub fn since<'a>(&'a self, older: &'a Self) -> impl Iterator<Item = u32> + 'a {
        let words = self.words.iter().zip(&older.words).enumerate();
        words.flat_map(|(i, (new, old))| ones(new & !old).map(move |bit| i as u32 * 64 + bit))
    }
}

/// Positions of the set bits of a word, ascending.
fn ones(mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros())?;
        word &= word - 1;
        Some(bit)
    })
}
