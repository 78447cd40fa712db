//! Tests of the index from outside.

mod common;
mod exact;
mod snapshot;
