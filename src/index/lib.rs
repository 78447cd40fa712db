//! An inverted index in memory: the best k of a million documents by a sparse linear score, exactly, in about a millisecond.
//!
//! A [`Document`] has a key, a version, tokens with an impact each, facts for hard filters, and opaque forward bytes. A [`Query`]
//! weighs tokens; the linear score of a document is the sum of weight * impact / 200 over the tokens both have.
//! [`Index::search`] returns the best documents that pass a filter; [`Index::rerank`] lets the caller judge the best of them
//! again from their forward bytes; [`Index::nominate`] finds the best of several filters at once; [`Index::forward_scan`] judges all.
//!
//! # Structure
//! Documents lie in immutable segments, ordered by the caller's hint and cut into ranges of 4,096 or 8,192, so that the sums of one
//! range stay in the first-level cache while its posting lists are added up term by term. Ranges in which the query has the most
//! weight are visited first, so that the k-th best is good early: few documents are looked at after that, and a range whose best
//! possible score falls short of it is left out. Changes go to tombstone bits and to a small delta that is scanned; a fold turns
//! the delta into segments, aside if wished.
//!
//! # Exactness
//! Weights are rounded down to whole steps, 2^23 of them for the query's whole weight, and sums are integers: every order of
//! addition gives the same bits, and an exhaustive scan gives the same answer. The loss is less than one step a token: a score
//! lies below the exact one by less than `tokens / 2^23` of the highest possible score, about 1 in 100,000 for 80 tokens.

mod batch;
mod best;
mod bits;
mod delta;
mod document;
mod fold;
mod image;
mod index;
mod invert;
mod keys;
mod layout;
mod nominate;
mod paged;
mod plan;
mod podium;
mod postings;
mod query;
mod range;
mod rerank;
mod search;
mod segment;
mod size;
mod snapshot;
mod stored;
mod wire;

pub use document::{Document, Facts, Filter, IMPACT_UNIT, Key, View};
pub use fold::Folded;
pub use index::Index;
pub use layout::Layout;
pub use nominate::Nominee;
pub use plan::Scratch;
pub use podium::{Judged, Judgement};
pub use query::Query;
pub use rerank::Judge;
pub use search::Hit;
pub use size::Bytes;
pub use snapshot::SnapshotError;
pub use stored::Stored;
