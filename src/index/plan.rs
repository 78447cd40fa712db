//! The plan of a search: which lists each range has for the query, and in which order ranges are visited.

use super::document::{Facts, Key};
use super::layout::MAX_RANGE;
use super::postings::Term;
use super::query::Query;
use super::range::Pick;
use super::segment::Slot;

/// Memory that searches use again. One for each thread; holds 320 KB, and some hundred more for the lists of a million documents.
#[derive(Debug)]
pub struct Scratch {
    /// The sums of one range. All zero between ranges.
    pub(crate) sums: Box<[u32; MAX_RANGE]>,
    /// Documents of one range that may be among the best.
    pub(crate) picks: Box<[Pick; MAX_RANGE]>,
    /// Those of them whose gates a filter admits.
    pub(crate) left: Box<[Pick; MAX_RANGE]>,
    pub(crate) plan: Plan,
}

impl Default for Scratch {
    fn default() -> Self {
        Self::new()
    }
}

impl Scratch {
    /// Fresh memory.
    pub fn new() -> Self {
        let [picks, left] = [(); 2].map(|()| Box::new([Pick::default(); MAX_RANGE]));
        Self { sums: Box::new([0; MAX_RANGE]), picks, left, plan: Plan::default() }
    }
}

/// A term of the query as one segment has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opened {
    /// First of its local numbers.
    pub locals: usize,
    /// First of its impacts; `None` when all are equal.
    pub impacts: Option<usize>,
    /// What a posting adds: steps, times the impact when that is equal for all.
    pub weight: u32,
}

/// The postings of an opened term in one range.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct List {
    /// Number of the opened term.
    pub term: u32,
    /// Postings of the term in ranges before.
    pub start: u32,
    /// Postings in this range.
    pub count: u32,
}

/// A range to visit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Visit {
    pub segment: u32,
    pub range: u32,
    /// No document of the range has a higher sum.
    pub bound: u32,
    /// What all its postings add, higher impacts taken for all: where there is much of it the best documents are likely.
    mass: u64,
    /// First of its lists.
    first: usize,
    /// Number of its lists.
    count: usize,
}

/// What a search is going to read.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub opened: Vec<Opened>,
    lists: Vec<List>,
    pub visits: Vec<Visit>,
}

impl Plan {
    /// Looks the query's tokens up in all segments. Every range gets a visit, those with the most mass first.
    pub fn prepare<K: Key, F: Facts>(&mut self, slots: &[Slot<K, F>], query: &Query) {
        let width = query.terms().len();
        let rows = slots.iter().map(|slot| slot.segment.ranges()).sum::<usize>();
        self.opened.clear();
        self.visits.clear();
        // Lists of former searches stay where they are: `count` says how many are of this one.
        if self.lists.len() < rows * width {
            self.lists.resize(rows * width, List::default());
        }
        for (number, slot) in slots.iter().enumerate() {
            let row = self.visits.len();
            for range in 0..slot.segment.ranges() {
                let first = (row + range) * width;
                self.visits.push(Visit {
                    segment: number as u32,
                    range: range as u32,
                    bound: 0,
                    mass: 0,
                    first,
                    count: 0,
                });
            }
            self.open(slot, query, row);
        }
        self.visits.sort_unstable_by_key(|visit| std::cmp::Reverse(visit.mass));
    }

    /// Enters the lists of one segment, whose ranges have their visits from `row` on.
    fn open<K: Key, F: Facts>(&mut self, slot: &Slot<K, F>, query: &Query, row: usize) {
        for (token, steps) in query.terms() {
            let Some((term, cells)) = slot.segment.postings.find(*token) else { continue };
            let number = self.opened.len() as u32;
            self.opened.push(opened(term, *steps));
            let bound = steps * u32::from(term.impact);
            let mut start = 0;
            for cell in cells {
                let visit = &mut self.visits[row + usize::from(cell.range)];
                let count = u32::from(cell.count);
                self.lists[visit.first + visit.count] = List { term: number, start, count };
                visit.count += 1;
                visit.bound += bound;
                visit.mass += u64::from(bound) * u64::from(count);
                start += count;
            }
        }
    }

    /// The lists of a range.
    pub fn lists(&self, visit: &Visit) -> &[List] {
        &self.lists[visit.first..visit.first + visit.count]
    }
}

/// A term with the weight that a query gives it.
fn opened(term: &Term, steps: u32) -> Opened {
    Opened {
        locals: term.locals as usize,
        impacts: (!term.uniform).then_some(term.impacts as usize),
        weight: if term.uniform { steps * u32::from(term.impact) } else { steps },
    }
}
