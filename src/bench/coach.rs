//! What a need costs itself: what the editor of a need asks for as it is typed.

use std::time::Instant;

use anyhow::Result;

use super::Options;
use super::figures::{Figures, percentile};
use super::generator::Generator;
use super::machine::{Machine, waited};
use super::report::Report;
use crate::matching::coach::Thresholds;
use crate::matching::{Engine, Index, NeedFeatures};

/// Needs before anything is timed.
const WARM: usize = 50;
/// The thresholds of the settings as they are delivered.
const FROM: Thresholds = Thresholds { strong: 79.0, worth_a_look: 49.0 };

/// Asks for so many needs in turn.
pub fn run(engine: &Engine, options: &Options, machine: Machine) -> Result<Report> {
    let generator = Generator::new(engine, options.seed);
    eprintln!("making {} people", options.talents);
    let index = Index::build(generator.people(options.talents).map(|(_, document)| document), []);
    let needs: Vec<NeedFeatures> = (0..options.needs).map(|number| generator.need(number)).collect();
    let mut requirements = 0;
    for need in needs.iter().take(WARM) {
        requirements += index.coach(engine, need, FROM).without.len();
    }
    let asked = requirements as f64 / needs.len().clamp(1, WARM) as f64;
    let rounds = (0..options.rounds).map(|_| round(engine, &index, &needs)).collect();
    Report::new("coach", options, machine, Figures::from([("requirements_a_need".to_owned(), asked)]), rounds)
}

fn round(engine: &Engine, index: &Index, needs: &[NeedFeatures]) -> Figures {
    let before = waited((0.0, 0.0)).1;
    let time = |need: &NeedFeatures| {
        let start = Instant::now();
        std::hint::black_box(index.coach(engine, need, FROM));
        start.elapsed().as_secs_f64() * 1e3
    };
    let times: Vec<f64> = needs.iter().map(time).collect();
    Figures::from([
        ("coach_p50_ms".to_owned(), percentile(&times, 0.5)),
        ("coach_p99_ms".to_owned(), percentile(&times, 0.99)),
        ("waited_for_cpu".to_owned(), waited(before).0),
    ])
}
