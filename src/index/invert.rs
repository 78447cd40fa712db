//! Inverting: from the tokens of each document to the documents of each token, by counting sort.

use super::batch::Batch;
use super::document::{Facts, Key};
use super::postings::{Cell, Postings, Term};
use rustc_hash::FxHashMap;

/// What is counted of a token before its lists are laid out.
#[derive(Debug, Clone, Copy)]
struct Tally {
    token: u32,
    postings: u32,
    cells: u32,
    /// The range of the last posting seen.
    range: u32,
    /// The highest impact.
    impact: u8,
    uniform: bool,
}

/// The inverted lists of the chosen documents, numbered in their order.
pub(crate) fn postings<K: Key, F: Facts>(batch: &Batch<K, F>, range_bits: u32, chosen: &[u32]) -> Postings {
    let total = chosen.iter().map(|document| batch.tokens_of(*document).0.len()).sum();
    let mut numbers = Vec::with_capacity(total);
    let tallies = count(batch, range_bits, chosen, &mut numbers);
    fill(batch, range_bits, chosen, &numbers, lay_out(&tallies))
}

/// Gives each token a number in order of its first appearance and counts its postings; `numbers` gets the number of the token of each
/// posting, so that the second pass looks nothing up.
fn count<K: Key, F: Facts>(batch: &Batch<K, F>, range_bits: u32, chosen: &[u32], numbers: &mut Vec<u32>) -> Vec<Tally> {
    let (mut dictionary, mut tallies) = (FxHashMap::<u32, u32>::default(), Vec::<Tally>::new());
    for (document, original) in chosen.iter().enumerate() {
        let range = document as u32 >> range_bits;
        let (tokens, impacts) = batch.tokens_of(*original);
        for (token, impact) in tokens.iter().zip(impacts) {
            let number = *dictionary.entry(*token).or_insert(tallies.len() as u32);
            numbers.push(number);
            if number as usize == tallies.len() {
                tallies.push(Tally {
                    token: *token,
                    postings: 0,
                    cells: 0,
                    range: u32::MAX,
                    impact: *impact,
                    uniform: true,
                });
            }
            let tally = &mut tallies[number as usize];
            tally.postings += 1;
            tally.cells += u32::from(tally.range != range);
            tally.range = range;
            tally.uniform &= tally.impact == *impact;
            tally.impact = tally.impact.max(*impact);
        }
    }
    tallies
}

/// Where the lists of each token begin, and of a last one that has none.
fn lay_out(tallies: &[Tally]) -> Vec<Term> {
    let mut next = Term { token: 0, cells: 0, locals: 0, impacts: 0, impact: 0, uniform: true };
    let mut terms = Vec::with_capacity(tallies.len() + 1);
    for tally in tallies {
        terms.push(Term { token: tally.token, impact: tally.impact, uniform: tally.uniform, ..next });
        next.cells += tally.cells;
        next.locals += tally.postings;
        next.impacts += if tally.uniform { 0 } else { tally.postings };
    }
    terms.push(next);
    terms
}

/// Puts every posting in its place. Documents come in order, so every list ends up in order.
fn fill<K: Key, F: Facts>(
    batch: &Batch<K, F>,
    range_bits: u32,
    chosen: &[u32],
    numbers: &[u32],
    terms: Vec<Term>,
) -> Postings {
    let end =
        terms.last().copied().unwrap_or(Term { token: 0, cells: 0, locals: 0, impacts: 0, impact: 0, uniform: true });
    let mut cells = vec![Cell { range: 0, count: 0 }; end.cells as usize];
    let (mut locals, mut impacts) = (vec![0; end.locals as usize], vec![0; end.impacts as usize]);
    let mut free = terms.clone();
    let mut numbers = numbers.iter();
    for (document, original) in chosen.iter().enumerate() {
        let range = (document >> range_bits) as u16;
        let local = (document & ((1 << range_bits) - 1)) as u16;
        for (impact, number) in batch.tokens_of(*original).1.iter().zip(&mut numbers) {
            let place = &mut free[*number as usize];
            locals[place.locals as usize] = local;
            place.locals += 1;
            if !place.uniform {
                impacts[place.impacts as usize] = *impact;
                place.impacts += 1;
            }
            // `cells` points one beyond the open cell once there is one.
            let open = place.cells as usize;
            if open > terms[*number as usize].cells as usize && cells[open - 1].range == range {
                cells[open - 1].count += 1;
            } else {
                cells[open] = Cell { range, count: 1 };
                place.cells += 1;
            }
        }
    }
    Postings::new(terms.into_boxed_slice(), cells.into_boxed_slice(), locals.into(), impacts.into())
}
