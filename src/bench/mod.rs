//! How fast, how fresh and how small the engine is, measured on generated people and needs, beside other engines in one process. Behind the
//! cargo feature `bench`: the shipped binary has none of it.
//!
//! [`generator`] makes the pool, [`oracle`] checks the answers before anything is timed, [`race`] asks all engines query by query in turning
//! order, [`goals`] holds the medians of the rounds to what was promised.

mod coach;
mod cold;
mod contest;
mod figures;
mod fts5;
mod generator;
mod goals;
mod machine;
mod match_;
mod needs;
mod oracle;
mod people;
mod race;
mod random;
mod rematch;
mod report;
mod reverse;
mod tantivy;
mod texts;
mod update;
mod vectors;
mod world;

use anyhow::Result;

use crate::matching::Engine;
use machine::Machine;
pub use report::Report;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bench {
    /// The best people for a need.
    Match,
    /// The best needs for a person.
    Reverse,
    /// A changed profile until it is seen.
    Update,
    /// All needs against all people.
    Rematch,
    /// From stored rows to an index.
    Cold,
    /// How many there are for a need, and what each of its requirements costs.
    Coach,
}

/// With whom the engine is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// Tantivy, with filters and without.
    Tantivy,
    /// Full-text search of SQLite.
    Fts5,
}

/// How it is measured.
#[derive(Debug, Clone)]
pub struct Options {
    /// Size of the pool.
    pub talents: usize,
    /// Number of needs.
    pub needs: usize,
    /// What people and needs are made from.
    pub seed: u64,
    /// Rounds, of which the median counts.
    pub rounds: usize,
    /// With whom it is compared.
    pub against: Vec<Against>,
}

/// Measures.
///
/// # Errors
/// An answer differs from that of the oracle, another engine fails, or a file cannot be written.
pub fn run(bench: Bench, options: &Options) -> Result<Report> {
    let engine = Engine::shared()?;
    let machine = Machine::look();
    match bench {
        Bench::Match => match_::run(&engine, options, machine),
        Bench::Reverse => reverse::run(&engine, options, machine),
        Bench::Update => update::run(&engine, options, machine),
        Bench::Rematch => rematch::run(&engine, options, machine),
        Bench::Cold => cold::run(&engine, options, machine),
        Bench::Coach => coach::run(&engine, options, machine),
    }
}
