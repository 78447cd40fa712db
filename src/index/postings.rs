//! The inverted lists of a segment.

use super::paged::Paged;
use rustc_hash::FxHashMap;

/// From token to the number of its term, by open addressing: the tokens themselves stand in the terms.
#[derive(Debug)]
struct Dictionary {
    /// Numbers of terms, a power of two of places, at most 3 in 4 taken.
    slots: Box<[u32]>,
    /// Bits by which a mixed token is shifted to its place.
    shift: u32,
}

/// An empty place.
const FREE: u32 = u32::MAX;

impl Dictionary {
    /// Of terms in the order of their numbers; of a token that has two the first is found.
    fn new(terms: &[Term]) -> Self {
        let size = (terms.len() * 4 / 3 + 1).next_power_of_two();
        let mut dictionary = Self { slots: vec![FREE; size].into_boxed_slice(), shift: 64 - size.trailing_zeros() };
        for (number, term) in terms.iter().enumerate() {
            let place = dictionary.place(term.token, terms);
            if dictionary.slots[place] == FREE {
                dictionary.slots[place] = number as u32;
            }
        }
        dictionary
    }

    /// How many tokens it has.
    fn len(&self) -> usize {
        self.slots.iter().filter(|number| **number != FREE).count()
    }

    /// The place of a token: where its number stands, or could stand.
    #[inline]
    fn place(&self, token: u32, terms: &[Term]) -> usize {
        let mixed = u64::from(token).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut place = mixed.checked_shr(self.shift).unwrap_or(0) as usize;
        loop {
            let number = self.slots[place];
            if number == FREE || terms[number as usize].token == token {
                return place;
            }
            place = (place + 1) & (self.slots.len() - 1);
        }
    }
}

/// What the lists of a token share. A segment has fewer than 2^32 postings, see `Batch::into_segments`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    /// The caller's number of the token.
    pub token: u32,
    /// First of its cells; they end where those of the next term begin.
    pub cells: u32,
    /// First of its local numbers.
    pub locals: u32,
    /// First of its impacts, unless `uniform`.
    pub impacts: u32,
    /// The highest impact.
    pub impact: u8,
    /// Whether all impacts are equal, so that none is stored.
    pub uniform: bool,
}

/// How many postings a token has in one range. The postings of a token stand in order of their ranges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Number of the range.
    pub range: u16,
    /// At least 1.
    pub count: u16,
}

/// Posting lists, token by token, each cut into ranges.
#[derive(Debug)]
pub(crate) struct Postings {
    dictionary: Dictionary,
    /// The terms and a last one that only says where the lists of the one before end.
    terms: Box<[Term]>,
    /// Cells of all terms.
    cells: Box<[Cell]>,
    /// Numbers of documents within their range.
    pub locals: Paged<u16>,
    /// Impacts in step with the local numbers of the terms that are not uniform.
    pub impacts: Paged<u8>,
}

impl Postings {
    /// Puts the parts together. The last term only ends the others; all their starts ascend within the other arrays.
    pub fn new(terms: Box<[Term]>, cells: Box<[Cell]>, locals: Paged<u16>, impacts: Paged<u8>) -> Self {
        let dictionary = Dictionary::new(terms.split_last().map_or(&[], |(_, named)| named));
        Self { dictionary, terms, cells, locals, impacts }
    }

    /// The same of parts that are not trusted yet: `None` when a token has two terms or there is no last one.
    pub fn checked(terms: Box<[Term]>, cells: Box<[Cell]>, locals: Paged<u16>, impacts: Paged<u8>) -> Option<Self> {
        let named = terms.len().checked_sub(1)?;
        let postings = Self::new(terms, cells, locals, impacts);
        (postings.dictionary.len() == named).then_some(postings)
    }

    /// All terms and the one that ends them.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The cells of all terms.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The term of a token and its cells.
    pub fn find(&self, token: u32) -> Option<(&Term, &[Cell])> {
        let number = self.dictionary.slots[self.dictionary.place(token, &self.terms)];
        if number == FREE { None } else { self.term(number as usize) }
    }

    /// All terms with their cells.
    pub fn iter(&self) -> impl Iterator<Item = (&Term, &[Cell])> {
        (0..self.terms.len()).filter_map(|number| self.term(number))
    }

    fn term(&self, number: usize) -> Option<(&Term, &[Cell])> {
        let (term, next) = (self.terms.get(number)?, self.terms.get(number + 1)?);
        Some((term, self.cells.get(term.cells as usize..next.cells as usize)?))
    }

    /// Bytes of local numbers and impacts.
    pub fn list_bytes(&self) -> usize {
        size_of_val(&*self.locals) + size_of_val(&*self.impacts)
    }

    /// Bytes of cells, terms and dictionary.
    pub fn directory_bytes(&self) -> usize {
        size_of_val(&*self.cells) + size_of_val(&*self.terms) + size_of_val(&*self.dictionary.slots)
    }
}

/// Heap bytes of a map of the standard library: buckets are a power of two, at most 7 in 8 taken, with one byte of control each.
pub(crate) fn map_bytes<K, V>(map: &FxHashMap<K, V>) -> usize {
    if map.capacity() == 0 {
        return 0;
    }
    let buckets = (map.capacity() * 8).div_ceil(7).next_power_of_two();
    buckets * (size_of::<(K, V)>() + 1) + 16
}
