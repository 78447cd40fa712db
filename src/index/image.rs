//! A segment in a snapshot. What is read is checked as a whole, so that no search on it can fail.

use super::bits::Bits;
use super::document::{Facts, Key};
use super::layout::MAX_RANGE_BITS;
use super::postings::{Cell, Postings, Term};
use super::segment::{Columns, Segment, Slot};
use super::snapshot::SnapshotError;
use super::stored::Stored;
use super::wire::{Sink, Source};
use std::io::{Read, Write};
use std::sync::Arc;

impl Stored for Cell {
    #[inline]
    fn store(&self, out: &mut Vec<u8>) {
        self.range.store(out);
        self.count.store(out);
    }

    #[inline]
    fn load(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self { range: u16::load(bytes)?, count: u16::load(bytes)? })
    }
}

impl Stored for Term {
    fn store(&self, out: &mut Vec<u8>) {
        self.token.store(out);
        self.cells.store(out);
        self.locals.store(out);
        self.impacts.store(out);
        (u16::from(self.impact) * 2 + u16::from(self.uniform)).store(out);
    }

    fn load(bytes: &mut &[u8]) -> Option<Self> {
        let (token, cells) = (u32::load(bytes)?, u32::load(bytes)?);
        let (locals, impacts) = (u32::load(bytes)?, u32::load(bytes)?);
        let packed = u16::load(bytes)?;
        let impact = u8::try_from(packed / 2).ok()?;
        Some(Self { token, cells, locals, impacts, impact, uniform: packed % 2 == 1 })
    }
}

/// Writes a segment and its tombstones.
pub(crate) fn write_slot<K: Key + Stored, F: Facts + Stored>(
    sink: &mut Sink<impl Write>,
    slot: &Slot<K, F>,
) -> Result<(), SnapshotError> {
    let Segment { columns, postings, range_bits, .. } = &*slot.segment;
    sink.number(*range_bits as usize)?;
    sink.array(&columns.keys)?;
    sink.array(&columns.versions)?;
    sink.array(&columns.hints)?;
    sink.array(&columns.facts)?;
    sink.array(&columns.forward_ends)?;
    sink.bytes(&columns.forward)?;
    sink.array(postings.terms())?;
    sink.array(postings.cells())?;
    sink.array(&postings.locals)?;
    sink.bytes(&postings.impacts)?;
    sink.array(slot.dead.words())
}

/// Reads what [`write_slot`] wrote.
pub(crate) fn read_slot<K: Key + Stored, F: Facts + Stored>(
    source: &mut Source<impl Read>,
) -> Result<Slot<K, F>, SnapshotError> {
    let bits = source.number()?;
    let columns = Columns {
        keys: source.array()?,
        versions: source.array()?,
        hints: source.array()?,
        facts: source.array()?,
        forward_ends: source.array()?.into_vec().into(),
        forward: source.bytes()?.into(),
    };
    let (terms, cells, locals, impacts) =
        (source.array::<Term>()?, source.array::<Cell>()?, source.array::<u16>()?, source.bytes()?);
    let dead = source.array()?;
    let range_bits = u32::try_from(bits).ok().filter(|bits| *bits <= MAX_RANGE_BITS);
    let range_bits = range_bits.ok_or(SnapshotError::Damaged { part: "ranges" })?;
    check_columns(&columns)?;
    let documents = columns.keys.len();
    Lists { terms: &terms, cells: &cells, locals: &locals, impacts: &impacts, documents, range_bits }
        .check()
        .ok_or(SnapshotError::Damaged { part: "lists" })?;
    let dead = Bits::from_words(dead.into_vec(), documents).ok_or(SnapshotError::Damaged { part: "tombstones" })?;
    let postings = Postings::checked(terms, cells, locals.into_vec().into(), impacts.into())
        .ok_or(SnapshotError::Damaged { part: "dictionary" })?;
    let segment = Arc::new(Segment::new(range_bits, columns, postings));
    Ok(Slot { segment, dead: Arc::new(dead) })
}

/// Whether all columns are of one length and the forward bytes are cut in order.
fn check_columns<K, F>(columns: &Columns<K, F>) -> Result<(), SnapshotError> {
    let documents = columns.keys.len();
    let lengths = [columns.versions.len(), columns.hints.len(), columns.facts.len(), columns.forward_ends.len()];
    let ends = &columns.forward_ends;
    let right = lengths.iter().all(|length| *length == documents)
        && u32::try_from(documents).is_ok_and(|documents| documents < u32::MAX)
        && ends.is_sorted()
        && ends.last().copied().unwrap_or(0) == columns.forward.len() as u64;
    if right { Ok(()) } else { Err(SnapshotError::Damaged { part: "columns" }) }
}

/// Posting lists that are not trusted yet.
struct Lists<'a> {
    terms: &'a [Term],
    cells: &'a [Cell],
    locals: &'a [u16],
    impacts: &'a [u8],
    documents: usize,
    range_bits: u32,
}

impl Lists<'_> {
    /// `Some` when every term, cell and posting is where and what it must be.
    fn check(&self) -> Option<()> {
        let (last, terms) = self.terms.split_last()?;
        let (mut cells, mut locals, mut impacts) = (0, 0, 0);
        let starts = |term: &Term| (term.cells as usize, term.locals as usize, term.impacts as usize);
        for (term, next) in terms.iter().zip(&self.terms[1..]) {
            (starts(term) == (cells, locals, impacts)).then_some(())?;
            let count = self.check_locals(self.cells.get(cells..next.cells as usize)?, locals)?;
            if !term.uniform {
                let strengths = self.impacts.get(impacts..impacts + count)?;
                strengths.iter().all(|impact| *impact <= term.impact).then_some(())?;
                impacts += count;
            }
            (cells, locals) = (next.cells as usize, locals + count);
        }
        let ends = (self.cells.len(), self.locals.len(), self.impacts.len());
        (starts(last) == (cells, locals, impacts) && ends == (cells, locals, impacts)).then_some(())
    }

    /// Checks the postings of one term, which begin at `start`, and counts them.
    fn check_locals(&self, cells: &[Cell], start: usize) -> Option<usize> {
        cells.is_sorted_by(|a, b| a.range < b.range).then_some(())?;
        let mut at = start;
        for cell in cells {
            let first = usize::from(cell.range) << self.range_bits;
            let documents = self.documents.checked_sub(first)?.min(1 << self.range_bits);
            let locals = self.locals.get(at..at + usize::from(cell.count))?;
            let last = usize::from(*locals.last()?);
            (last < documents && locals.is_sorted_by(|a, b| a < b)).then_some(())?;
            at += usize::from(cell.count);
        }
        Some(at - start)
    }
}
