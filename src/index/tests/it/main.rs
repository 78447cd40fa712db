//! Tests of the index from outside.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that fails says where

mod common;
mod exact;
mod snapshot;
