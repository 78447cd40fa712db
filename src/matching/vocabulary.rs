//! The words of one side, to be asked for those of the other by the thousand. All words are short hashes.

use super::shorts::Shorts;

/// Bits of the sieve, as a power of two: 4 KB stay in the first-level cache.
const SIEVE_BITS: u32 = 15;

/// A set of word hashes with a number each, by open addressing. A sieve tells most words off.
#[derive(Debug)]
pub struct Vocabulary {
    sieve: Box<[u64; 1 << (SIEVE_BITS - 6)]>,
    slots: Vec<(u32, u16)>,
    /// Places of those that the sieve let through.
    likely: Vec<u32>,
}

/// An empty slot; the number that no word has.
const EMPTY: u16 = u16::MAX;

impl Vocabulary {
    /// The set of these words, each once, numbered in their order.
    pub fn new(words: impl ExactSizeIterator<Item = u32>) -> Self {
        let size = (words.len() * 4).next_power_of_two().max(64);
        let (mut sieve, mut slots) = (Box::new([0; 1 << (SIEVE_BITS - 6)]), vec![(0, EMPTY); size]);
        for (number, word) in words.take(usize::from(EMPTY)).enumerate() {
            let mut slot = first(word) & (size - 1);
            while slots[slot].1 != EMPTY {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = (word, number as u16);
            let (place, bit) = sieved(word as u16);
            sieve[place] |= bit;
        }
        Self { sieve, slots, likely: Vec::new() }
    }

    /// The numbers of these words, in their order; words of which it has none are left out.
    pub fn used(&mut self, words: Shorts<'_>) -> impl Iterator<Item = usize> {
        let lows = words.lows();
        if self.likely.len() <= lows.len() {
            self.likely.resize(lows.len() + 1, 0);
        }
        // Without a branch for each: most are told off, but which are not cannot be foretold.
        let (likely, mut count) = (&mut self.likely[..=lows.len()], 0);
        for (at, low) in lows.iter().enumerate() {
            let (place, bit) = sieved(u16::from_le_bytes(*low));
            likely[count] = at as u32;
            count += usize::from(self.sieve[place] & bit != 0);
        }
        let (ends, mut group, known) = (words.ends(), 0, &*self);
        known.likely[..count].iter().filter_map(move |at| {
            while group + 1 < ends.len() && *at as usize >= ends[group] {
                group += 1;
            }
            let low = u32::from(u16::from_le_bytes(lows[*at as usize]));
            known.number((group as u32) << 16 | low)
        })
    }

    /// True for a word of the set.
    pub fn has(&self, word: u32) -> bool {
        let (place, bit) = sieved(word as u16);
        self.sieve[place] & bit != 0 && self.number(word).is_some()
    }

    #[inline]
    fn number(&self, word: u32) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = first(word) & mask;
        loop {
            let (known, number) = *self.slots.get(slot)?;
            if number == EMPTY {
                return None;
            }
            if known == word {
                return Some(usize::from(number));
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// Short hashes are well mixed above the lowest bit.
#[inline]
fn first(word: u32) -> usize {
    (word >> 1) as usize
}

/// Word and bit of the lower half of a short hash in the sieve.
#[inline]
fn sieved(low: u16) -> (usize, u64) {
    const { assert!(SIEVE_BITS == 15, "all but the lowest bit of the lower half") };
    (usize::from(low >> 7), 1 << (low >> 1 & 63))
}
