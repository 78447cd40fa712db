//! Adding up one range, term at a time, and reading the sums off.

use super::layout::MAX_RANGE;
use super::plan::{List, Opened};
use super::postings::Postings;
use std::hint::black_box;
use std::ops::BitXor;

/// Sums that are looked at together: most blocks hold none that reaches the floor.
const BLOCK: usize = 32;

/// Adds the postings of all lists to the sums.
pub(crate) fn add_up(postings: &Postings, opened: &[Opened], lists: &[List], sums: &mut [u32; MAX_RANGE]) {
    for list in lists {
        let term = &opened[list.term as usize];
        match span(postings, term, list) {
            (locals, None) => add_equal(sums, locals, term.weight),
            (locals, Some(impacts)) => add_scaled(sums, locals, impacts, term.weight),
        }
    }
}

/// The local numbers of a list and, unless all are equal, its impacts.
#[inline]
fn span<'a>(postings: &'a Postings, term: &Opened, list: &List) -> (&'a [u16], Option<&'a [u8]>) {
    let (start, count) = (list.start as usize, list.count as usize);
    let impacts = term.impacts.map(|first| &postings.impacts[first + start..][..count]);
    (&postings.locals[term.locals + start..][..count], impacts)
}

/// The mask changes no number, since all are below it, and tells the compiler so.
#[inline]
fn add_equal(sums: &mut [u32; MAX_RANGE], locals: &[u16], weight: u32) {
    for local in locals {
        sums[usize::from(*local) & (MAX_RANGE - 1)] += weight;
    }
}

#[inline]
fn add_scaled(sums: &mut [u32; MAX_RANGE], locals: &[u16], impacts: &[u8], weight: u32) {
    for (local, impact) in locals.iter().zip(impacts) {
        sums[usize::from(*local) & (MAX_RANGE - 1)] += weight * u32::from(*impact);
    }
}

/// A document whose sum reaches the floor.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Pick {
    /// Number within the range.
    pub local: u32,
    pub sum: u32,
}

/// Picks the documents whose sums reach the floor and sets all sums back to zero.
pub(crate) fn read_off<'a>(sums: &mut [u32], floor: u32, picks: &'a mut [Pick; MAX_RANGE]) -> &'a [Pick] {
    let mut count = 0;
    for (number, block) in sums.chunks_mut(BLOCK).enumerate() {
        // Sums are below 2^31: compared as signed numbers, which every processor can do for several at once.
        let reached = block.iter().fold(0, |any, sum| any | i32::from(*sum as i32 >= floor as i32));
        if reached != 0 {
            // Without a branch for each: which of them reach the floor cannot be foretold.
            for (at, sum) in block.iter().enumerate() {
                picks[count % MAX_RANGE] = Pick { local: (number * BLOCK + at) as u32, sum: *sum };
                count += usize::from(*sum >= floor);
            }
        }
        block.fill(0);
    }
    &picks[..count.min(MAX_RANGE)]
}

/// The picks that are admitted, in their order.
pub(crate) fn retain<'a>(picks: &[Pick], left: &'a mut [Pick; MAX_RANGE], admits: impl Fn(u32) -> bool) -> &'a [Pick] {
    let mut count = 0;
    // Without a branch for each, as above.
    for pick in picks {
        left[count % MAX_RANGE] = *pick;
        count += usize::from(admits(pick.local));
    }
    &left[..count.min(MAX_RANGE)]
}

/// Fetches the lists of a range, so that they are on their way to the cache while another range is added up.
pub(crate) fn touch(postings: &Postings, opened: &[Opened], lists: &[List]) {
    for list in lists {
        let (locals, impacts) = span(postings, &opened[list.term as usize], list);
        fetch(locals);
        fetch(impacts.unwrap_or_default());
    }
}

/// Bytes that come to the cache together.
const LINE: usize = 64;

/// Reads one value of each cache line, so that all lines are on their way at once.
#[inline]
pub(crate) fn fetch<T: Copy + Default + BitXor<Output = T>>(values: &[T]) {
    let each = values.iter().step_by(LINE / size_of::<T>());
    black_box(each.fold(T::default(), |mixed, value| mixed ^ *value));
}
