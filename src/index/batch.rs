//! Documents on their way into segments: columns, and the tokens of each document one after another.

use super::delta::Fresh;
use super::document::{Document, Facts, Key};
use super::invert;
use super::layout::Layout;
use super::segment::{Columns, Segment, Slot};
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;

/// Documents with their tokens.
#[derive(Debug)]
pub(crate) struct Batch<K, F> {
    pub keys: Vec<K>,
    pub versions: Vec<i32>,
    pub hints: Vec<u32>,
    pub facts: Vec<F>,
    pub tokens: Vec<u32>,
    pub impacts: Vec<u8>,
    /// Where the tokens of each document end.
    pub token_ends: Vec<usize>,
    pub forward: Vec<u8>,
    pub forward_ends: Vec<usize>,
}

impl<K: Key, F: Facts> Batch<K, F> {
    /// No documents.
    pub fn new() -> Self {
        Self {
            keys: Vec::new(),
            versions: Vec::new(),
            hints: Vec::new(),
            facts: Vec::new(),
            tokens: Vec::new(),
            impacts: Vec::new(),
            token_ends: Vec::new(),
            forward: Vec::new(),
            forward_ends: Vec::new(),
        }
    }

    /// Adds a document as it came from the caller.
    pub fn push(&mut self, document: &Document<K, F>) {
        for (token, impact) in document.normal_tokens() {
            self.tokens.push(token);
            self.impacts.push(impact);
        }
        self.token_ends.push(self.tokens.len());
        self.push_rest(&document.key, document.version, document.hint, document.facts, &document.forward);
    }

    /// Adds all of a document but its tokens.
    pub fn push_rest(&mut self, key: &K, version: i32, hint: u32, facts: F, forward: &[u8]) {
        self.keys.push(key.clone());
        self.versions.push(version);
        self.hints.push(hint);
        self.facts.push(facts);
        self.forward.extend_from_slice(forward);
        self.forward_ends.push(self.forward.len());
    }

    /// Adds a document of the delta.
    pub fn push_fresh(&mut self, fresh: &Fresh<K, F>) {
        self.tokens.extend_from_slice(&fresh.tokens);
        self.impacts.extend_from_slice(&fresh.impacts);
        self.token_ends.push(self.tokens.len());
        let view = fresh.view();
        self.push_rest(view.key, view.version, view.hint, view.facts, view.forward);
    }

    /// Adds the documents of a segment that are not removed, their tokens read back from its lists.
    pub fn push_live(&mut self, slot: &Slot<K, F>) {
        let segment = &*slot.segment;
        let mut ends = vec![0usize; segment.len()];
        each_posting(segment, |number, _, _| ends[number] += 1);
        // From counts to the next free place of each document; removed ones have none.
        let mut free = self.tokens.len();
        for (number, end) in ends.iter_mut().enumerate() {
            let count = if slot.dead.has(number as u32) { 0 } else { *end };
            *end = if slot.dead.has(number as u32) { usize::MAX } else { free };
            free += count;
        }
        self.tokens.resize(free, 0);
        self.impacts.resize(free, 0);
        each_posting(segment, |number, token, impact| {
            let place = &mut ends[number];
            if *place != usize::MAX {
                (self.tokens[*place], self.impacts[*place]) = (token, impact);
                *place += 1;
            }
        });
        for number in slot.numbers() {
            let view = segment.view(number);
            self.token_ends.push(ends[number as usize]);
            self.push_rest(view.key, view.version, view.hint, view.facts, view.forward);
        }
    }

    /// The documents as segments. With `distinct` keys every document is taken, otherwise of equal keys the newest version, and of
    /// equal versions the last.
    pub fn into_segments(self, layout: Layout, distinct: bool) -> Vec<Segment<K, F>> {
        let mut order = if distinct { (0..self.keys.len() as u32).collect() } else { self.newest() };
        order.sort_by_key(|document| self.hints[*document as usize]);
        let (mut segments, mut rest) = (Vec::new(), &order[..]);
        while !rest.is_empty() {
            let (chosen, others) = rest.split_at(self.fitting(rest, layout.segment_documents));
            segments.push(self.segment(layout.bits_for(chosen.len()), chosen));
            rest = others;
        }
        segments
    }

    /// How many of the documents make one segment: at least one, at most `most`, with postings that 32 bits can count.
    fn fitting(&self, documents: &[u32], most: usize) -> usize {
        let mut postings = 0;
        let fits = documents.iter().take(most).take_while(|document| {
            postings += self.tokens_of(**document).0.len();
            u32::try_from(postings).is_ok()
        });
        fits.count().max(1)
    }

    /// For each key the document to keep, in the order they came.
    fn newest(&self) -> Vec<u32> {
        let mut kept: FxHashMap<&K, u32> = FxHashMap::with_capacity_and_hasher(self.keys.len(), <_>::default());
        for (number, key) in self.keys.iter().enumerate() {
            match kept.entry(key) {
                Entry::Vacant(free) => drop(free.insert(number as u32)),
                Entry::Occupied(mut old) => {
                    if self.versions[*old.get() as usize] <= self.versions[number] {
                        old.insert(number as u32);
                    }
                }
            }
        }
        let mut order: Vec<u32> = kept.into_values().collect();
        order.sort_unstable();
        order
    }

    /// The tokens of a document and their impacts.
    pub fn tokens_of(&self, document: u32) -> (&[u32], &[u8]) {
        let span = span(&self.token_ends, document);
        (&self.tokens[span.clone()], &self.impacts[span])
    }

    /// One segment of the chosen documents, in their order.
    fn segment(&self, range_bits: u32, chosen: &[u32]) -> Segment<K, F> {
        let mut forward =
            Vec::with_capacity(chosen.iter().map(|document| span(&self.forward_ends, *document).len()).sum());
        let mut forward_ends = Vec::with_capacity(chosen.len());
        for document in chosen {
            forward.extend_from_slice(&self.forward[span(&self.forward_ends, *document)]);
            forward_ends.push(forward.len() as u64);
        }
        let columns = Columns {
            keys: chosen.iter().map(|document| self.keys[*document as usize].clone()).collect(),
            versions: chosen.iter().map(|document| self.versions[*document as usize]).collect(),
            hints: chosen.iter().map(|document| self.hints[*document as usize]).collect(),
            facts: chosen.iter().map(|document| self.facts[*document as usize]).collect(),
            forward: forward.into(),
            forward_ends: forward_ends.into(),
        };
        Segment::new(range_bits, columns, invert::postings(self, range_bits, chosen))
    }
}

/// What belongs to a document in an array of which `ends` says where each document's part ends.
fn span(ends: &[usize], document: u32) -> std::ops::Range<usize> {
    let at = document as usize;
    if at == 0 { 0..ends[0] } else { ends[at - 1]..ends[at] }
}

/// Calls `take` with document number, token and impact of each posting of a segment.
fn each_posting<K: Key, F: Facts>(segment: &Segment<K, F>, mut take: impl FnMut(usize, u32, u8)) {
    let postings = &segment.postings;
    for (term, cells) in postings.iter() {
        let (mut local, mut impact) = (term.locals as usize, term.impacts as usize);
        for cell in cells {
            let first = usize::from(cell.range) << segment.range_bits;
            for at in local..local + usize::from(cell.count) {
                let strength = if term.uniform { term.impact } else { postings.impacts[impact + at - local] };
                take(first + usize::from(postings.locals[at]), term.token, strength);
            }
            local += usize::from(cell.count);
            impact += usize::from(cell.count);
        }
    }
}
