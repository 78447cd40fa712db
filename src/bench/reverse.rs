//! The best needs for a person: what is asked when a profile arrives.

use std::time::Instant;

use anyhow::Result;

use super::Options;
use super::contest::BEST;
use super::figures::{Figures, percentile};
use super::generator::Generator;
use super::machine::{Machine, waited};
use super::oracle::share_of;
use super::report::Report;
use crate::matching::{Engine, Index, PersonFeatures};

/// Profiles before anything is timed, and those for which every need is judged.
const WARM: usize = 50;
const EXHAUSTIVE: usize = 20;

/// Asks for so many people in turn, each against all needs.
pub fn run(engine: &Engine, options: &Options, machine: Machine) -> Result<Report> {
    let generator = Generator::new(engine, options.seed);
    eprintln!("making {} needs", options.needs);
    let index = Index::build([], generator.need_documents(options.needs));
    let people: Vec<PersonFeatures> = generator.people(options.talents).map(|(person, _)| person).collect();
    let some = &people[..EXHAUSTIVE.min(people.len())];
    let share = some.iter().map(|person| overlap(engine, &index, person, options.needs)).sum::<f64>();
    let bytes = index.bytes().1.total() as f64 / options.needs.max(1) as f64;
    let once = Figures::from([
        ("own_overlap".to_owned(), share / some.len().max(1) as f64),
        ("bytes_a_need".to_owned(), bytes),
    ]);
    for person in people.iter().take(WARM) {
        std::hint::black_box(index.top_needs(engine, person, BEST));
    }
    let rounds = (0..options.rounds).map(|_| round(engine, &index, &people)).collect();
    Report::new("reverse", options, machine, once, rounds)
}

fn round(engine: &Engine, index: &Index, people: &[PersonFeatures]) -> Figures {
    let before = waited((0.0, 0.0)).1;
    let time = |person: &PersonFeatures| {
        let start = Instant::now();
        std::hint::black_box(index.top_needs(engine, person, BEST));
        start.elapsed().as_secs_f64() * 1e3
    };
    let times: Vec<f64> = people.iter().map(time).collect();
    Figures::from([
        ("own_p50_ms".to_owned(), percentile(&times, 0.5)),
        ("own_p99_ms".to_owned(), percentile(&times, 0.99)),
        ("waited_for_cpu".to_owned(), waited(before).0),
    ])
}

/// What share of the really best needs, all judged, is returned.
fn overlap(engine: &Engine, index: &Index, person: &PersonFeatures, needs: usize) -> f64 {
    let given = index.top_needs(engine, person, BEST);
    let given: Vec<usize> = given.iter().filter_map(|hit| Generator::number(&hit.id)).collect();
    // Whoever asks for all is given all, judged.
    let all = index.top_needs(engine, person, needs);
    share_of(&given, &all[..BEST.min(all.len())])
}
