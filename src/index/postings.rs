//! The inverted lists of a segment.

use rustc_hash::FxHashMap;

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
    /// From token to the number of its term.
    dictionary: FxHashMap<u32, u32>,
    /// The terms and a last one that only says where the lists of the one before end.
    terms: Box<[Term]>,
    /// Cells of all terms.
    cells: Box<[Cell]>,
    /// Numbers of documents within their range.
    pub locals: Box<[u16]>,
    /// Impacts in step with the local numbers of the terms that are not uniform.
    pub impacts: Box<[u8]>,
}

impl Postings {
    /// Puts the parts together. The last term only ends the others; all their starts ascend within the other arrays.
    pub fn new(
        dictionary: FxHashMap<u32, u32>,
        terms: Vec<Term>,
        cells: Vec<Cell>,
        locals: Vec<u16>,
        impacts: Vec<u8>,
    ) -> Self {
        Self {
            dictionary,
            terms: terms.into_boxed_slice(),
            cells: cells.into_boxed_slice(),
            locals: locals.into_boxed_slice(),
            impacts: impacts.into_boxed_slice(),
        }
    }

    /// [`Postings::new`] without a dictionary; `None` when a token has two terms or there is no last one.
    pub fn named(terms: Box<[Term]>, cells: Box<[Cell]>, locals: Box<[u16]>, impacts: Box<[u8]>) -> Option<Self> {
        let (_, named) = terms.split_last()?;
        let mut dictionary = FxHashMap::with_capacity_and_hasher(named.len(), <_>::default());
        for (number, term) in named.iter().enumerate() {
            if dictionary.insert(term.token, number as u32).is_some() {
                return None;
            }
        }
        Some(Self { dictionary, terms, cells, locals, impacts })
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
        self.term(*self.dictionary.get(&token)? as usize)
    }

    /// All terms with their cells.
    pub fn iter(&self) -> impl Iterator<Item = (&Term, &[Cell])> {
        (0..self.dictionary.len()).filter_map(|number| self.term(number))
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
        size_of_val(&*self.cells) + size_of_val(&*self.terms) + map_bytes(&self.dictionary)
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
