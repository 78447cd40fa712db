//! Adding up one range, term at a time, and reading the sums off.

use super::layout::MAX_RANGE;
use super::plan::{List, Opened};
use super::postings::Postings;

/// Sums that are looked at together: most blocks hold none that reaches the floor.
const BLOCK: usize = 32;

/// Adds the postings of all lists to the sums.
pub(crate) fn add_up(postings: &Postings, opened: &[Opened], lists: &[List], sums: &mut [u32; MAX_RANGE]) {
    for list in lists {
        let term = &opened[list.term as usize];
        let (start, count) = (list.start as usize, list.count as usize);
        let locals = &postings.locals[term.locals + start..][..count];
        match term.impacts {
            None => add_equal(sums, locals, term.weight),
            Some(first) => add_scaled(sums, locals, &postings.impacts[first + start..][..count], term.weight),
        }
    }
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

/// Calls `found` with the local number and sum of each document whose sum reaches the floor, which `found` returns anew, and sets all
/// sums back to zero.
pub(crate) fn drain(sums: &mut [u32], mut floor: u32, mut found: impl FnMut(usize, u32) -> u32) {
    for (number, block) in sums.chunks_mut(BLOCK).enumerate() {
        // Sums are below 2^31: compared as signed numbers, which every processor can do for several at once.
        let reached = block.iter().fold(0, |any, sum| any | i32::from(*sum as i32 >= floor as i32));
        if reached != 0 {
            for (at, sum) in block.iter().enumerate() {
                if *sum >= floor {
                    floor = found(number * BLOCK + at, *sum);
                }
            }
        }
        block.fill(0);
    }
}
