//! Words by short hashes, two bytes each: sorted, and cut into groups by their highest bits.

use super::words::is_telling;

/// Groups of words by the highest bits of their short hash; the rest is 16 bits.
const GROUPS: usize = 8;

/// The highest 18 bits of a word's hash, well mixed, and below them whether it is telling.
#[inline]
pub fn short(hash: u32) -> u32 {
    let mixed = (hash >> 1).wrapping_mul(0x9E37_79B1) >> 14;
    mixed << 1 | u32::from(is_telling(hash))
}

/// The words of a person, each once, ascending.
#[derive(Debug, Clone, Copy)]
pub struct Shorts<'a> {
    /// How many there are in each group.
    counts: &'a [[u8; 2]],
    /// The lower halves of the hashes.
    lows: &'a [[u8; 2]],
}

/// Packs words: counts of the groups, then the lower halves of their short hashes.
pub fn put(out: &mut Vec<u8>, hashes: &[u32]) {
    let mut all: Vec<u32> = hashes.iter().map(|hash| short(*hash)).collect();
    all.sort_unstable();
    all.dedup();
    let count = |group: usize| all.iter().filter(|word| (**word >> 16) as usize == group).count() as u16;
    out.extend((0..GROUPS).flat_map(|group| count(group).to_le_bytes()));
    out.extend(all.iter().flat_map(|word| (*word as u16).to_le_bytes()));
}

impl<'a> Shorts<'a> {
    /// Reads what [`put`] wrote, in place; `None` for what is no list at all, see [`Shorts::is_whole`].
    #[inline]
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (counts, lows) = bytes.split_at_checked(2 * GROUPS)?;
        let (lows, odd) = lows.as_chunks();
        odd.is_empty().then_some(Self { counts: counts.as_chunks().0, lows })
    }

    /// True when there are as many words as the groups count.
    pub fn is_whole(&self) -> bool {
        let sum: usize = self.counts.iter().map(|count| usize::from(u16::from_le_bytes(*count))).sum();
        sum == self.lows.len()
    }

    /// The lower halves of the hashes.
    pub fn lows(&self) -> &'a [[u8; 2]] {
        self.lows
    }

    /// Where each group ends.
    pub fn ends(&self) -> [usize; GROUPS] {
        let (mut ends, mut end) = ([0; GROUPS], 0);
        for (group, count) in ends.iter_mut().zip(self.counts) {
            end += usize::from(u16::from_le_bytes(*count));
            *group = end;
        }
        ends
    }

    /// The short hashes.
    pub fn iter(&self) -> impl Iterator<Item = u32> + use<'a> {
        let (ends, mut group) = (self.ends(), 0);
        self.lows.iter().enumerate().map(move |(at, low)| {
            while group + 1 < GROUPS && at >= ends[group] {
                group += 1;
            }
            (group as u32) << 16 | u32::from(u16::from_le_bytes(*low))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_short_and_in_order() {
        let hashes: Vec<u32> = (0..300u32).map(|i| i.wrapping_mul(0x0101_6B35)).collect();
        let mut expected: Vec<u32> = hashes.iter().map(|hash| short(*hash)).collect();
        expected.sort_unstable();
        expected.dedup();
        let mut packed = Vec::new();
        put(&mut packed, &hashes);
        let words = Shorts::read(&packed).expect("is whole");
        assert_eq!(words.iter().collect::<Vec<_>>(), expected);
        assert!(expected.iter().all(|word| *word < 1 << 19) && is_telling(short(3)) && !is_telling(short(2)));
        let is_whole = |end: usize| Shorts::read(&packed[..end]).is_some_and(|words| words.is_whole());
        assert_eq!([0, 1, 2].map(|less| is_whole(packed.len() - less)), [true, false, false]);
    }
}
