//! The words of one side, to be asked for those of the other by the thousand.

/// Bits of the sieve, as a power of two: 4 KB stay in the first-level cache.
const SIEVE_BITS: u32 = 15;

/// A set of word hashes with a number each, by open addressing: a hash is spread already. A sieve tells most words off.
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
    /// The set of these words, numbered in their order.
    pub fn new(words: &[[u8; 4]]) -> Self {
        let size = (words.len() * 4).next_power_of_two().max(64);
        let (mut sieve, mut slots) = (Box::new([0; 1 << (SIEVE_BITS - 6)]), vec![(0, EMPTY); size]);
        for (number, word) in words.iter().take(usize::from(EMPTY)).enumerate() {
            let hash = u32::from_le_bytes(*word);
            let mut slot = first(hash) & (size - 1);
            while slots[slot].1 != EMPTY && slots[slot].0 != hash {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = (hash, number as u16);
            let (place, bit) = sieved(hash);
            sieve[place] |= bit;
        }
        Self { sieve, slots, likely: Vec::new() }
    }

    /// The numbers of these words, in their order; words of which it has none are left out.
    pub fn used(&mut self, words: &[[u8; 4]]) -> impl Iterator<Item = usize> {
        if self.likely.len() < words.len() {
            self.likely.resize(words.len(), 0);
        }
        // Without a branch for each: most are told off, but which are not cannot be foretold.
        let mut count = 0;
        for word in words {
            let hash = u32::from_le_bytes(*word);
            let (place, bit) = sieved(hash);
            if let Some(likely) = self.likely.get_mut(count) {
                *likely = hash;
            }
            count += usize::from(self.sieve[place] & bit != 0);
        }
        self.likely[..count].iter().filter_map(|hash| self.number(*hash))
    }

    /// True for a word of the set.
    pub fn has(&self, hash: u32) -> bool {
        let (place, bit) = sieved(hash);
        self.sieve[place] & bit != 0 && self.number(hash).is_some()
    }

    #[inline]
    fn number(&self, hash: u32) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = first(hash) & mask;
        loop {
            let (known, number) = *self.slots.get(slot)?;
            if number == EMPTY {
                return None;
            }
            if known == hash {
                return Some(usize::from(number));
            }
            slot = (slot + 1) & mask;
        }
    }
}

#[inline]
fn first(hash: u32) -> usize {
    // The low bits of FNV-1a are its weak ones.
    (hash ^ (hash >> 15)) as usize
}

/// Word and bit of a hash in the sieve.
#[inline]
fn sieved(hash: u32) -> (usize, u64) {
    let mixed = (hash ^ (hash >> 15)) & ((1 << SIEVE_BITS) - 1);
    ((mixed >> 6) as usize, 1 << (mixed & 63))
}
