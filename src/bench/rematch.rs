//! Every need against everybody, on two threads: what new weights or a new taxonomy cost.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::Result;

use super::Options;
use super::contest::BEST;
use super::figures::Figures;
use super::generator::Generator;
use super::machine::Machine;
use super::report::Report;
use crate::matching::{Engine, Index, NeedFeatures};

/// Threads that match.
const THREADS: usize = 2;
/// Needs that a thread takes at a time.
const TAKEN: usize = 16;

/// Matches all needs, round by round.
pub fn run(engine: &Engine, options: &Options, machine: Machine) -> Result<Report> {
    let generator = Generator::new(engine, options.seed);
    eprintln!("making {} people and {} needs", options.talents, options.needs);
    let index = Index::build(generator.people(options.talents).map(|(_, document)| document), []);
    let needs: Vec<NeedFeatures> = (0..options.needs).map(|number| generator.need(number)).collect();
    let rounds = (0..options.rounds).map(|_| round(engine, &index, &needs)).collect();
    Report::new("rematch", options, machine, Figures::new(), rounds)
}

fn round(engine: &Engine, index: &Index, needs: &[NeedFeatures]) -> Figures {
    let (next, hits, start) = (AtomicUsize::new(0), AtomicUsize::new(0), Instant::now());
    let work = || {
        loop {
            let first = next.fetch_add(TAKEN, Ordering::Relaxed);
            let Some(taken) = needs.get(first..needs.len().min(first + TAKEN)).filter(|taken| !taken.is_empty()) else {
                break;
            };
            for need in taken {
                hits.fetch_add(index.top_people(engine, need, BEST).len(), Ordering::Relaxed);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(work);
        }
    });
    let seconds = start.elapsed().as_secs_f64();
    Figures::from([
        ("all_s".to_owned(), seconds),
        ("needs_a_second".to_owned(), needs.len() as f64 / seconds),
        ("hits".to_owned(), hits.into_inner() as f64),
    ])
}
