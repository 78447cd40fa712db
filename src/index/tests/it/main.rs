//! Tests of the index from outside.
// Test code may stop at the first surprise; clippy's own switch covers only the test functions, not their support.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;
mod exact;
mod folding;
mod gate;
mod nominate;
mod snapshot;
