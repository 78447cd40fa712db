//! A changed profile: from its features into the index, and seen by the very next query.

use std::time::Instant;

use anyhow::{Context, Result};

use super::Options;
use super::contest::BEST;
use super::figures::{Figures, percentile};
use super::generator::Generator;
use super::machine::Machine;
use super::report::Report;
use crate::matching::{Engine, Hit, Index, NeedFeatures};

/// What one change took, and whether the next query saw it.
struct Change {
    update_us: f64,
    query_ms: f64,
    /// Of a fold that became due, computed aside and taken over.
    fold_ms: Option<(f64, f64)>,
    is_seen: bool,
}

/// Changes the best person for each need, and asks again.
pub fn run(engine: &Engine, options: &Options, machine: Machine) -> Result<Report> {
    let generator = Generator::new(engine, options.seed);
    eprintln!("making {} people", options.talents);
    let mut index = Index::build(generator.people(options.talents).map(|(_, document)| document), []);
    let needs: Vec<NeedFeatures> = (0..options.needs).map(|number| generator.need(number)).collect();
    let mut rounds = Vec::new();
    for _ in 0..options.rounds {
        let mut changes = Vec::with_capacity(needs.len());
        for need in &needs {
            let Some(best) = index.top_people(engine, need, 1).pop() else { continue };
            changes.push(change(&generator, engine, &mut index, need, &best)?);
        }
        rounds.push(figures(&changes));
    }
    Report::new("update", options, machine, Figures::new(), rounds)
}

fn change(
    generator: &Generator<'_>,
    engine: &Engine,
    index: &mut Index,
    need: &NeedFeatures,
    best: &Hit,
) -> Result<Change> {
    let person = generator.person(Generator::number(&best.id).context("an id of another kind")?);
    let version = best.version + 1;
    let start = Instant::now();
    let packed = engine.pack_person(&person);
    index.put_person(engine.person_document(&best.id, version, packed).context("a person that cannot be packed")?);
    let update_us = start.elapsed().as_secs_f64() * 1e6;
    let start = Instant::now();
    let found = index.top_people(engine, need, BEST);
    let query_ms = start.elapsed().as_secs_f64() * 1e3;
    let is_seen = found.iter().any(|hit| hit.id == best.id && hit.version == version && hit.fit == best.fit);
    Ok(Change { update_us, query_ms, fold_ms: fold(index), is_seen })
}

/// Folds when it is worth it, as the platform does after every change.
fn fold(index: &mut Index) -> Option<(f64, f64)> {
    let start = Instant::now();
    let folded = index.fold_begin()?;
    let aside = start.elapsed().as_secs_f64() * 1e3;
    let start = Instant::now();
    index.fold_end(folded);
    Some((aside, start.elapsed().as_secs_f64() * 1e3))
}

fn figures(changes: &[Change]) -> Figures {
    let all = |of: &dyn Fn(&Change) -> f64| changes.iter().map(of).collect::<Vec<f64>>();
    let (updates, queries) = (all(&|change| change.update_us), all(&|change| change.query_ms));
    let folds: Vec<(f64, f64)> = changes.iter().filter_map(|change| change.fold_ms).collect();
    let longest = |of: &dyn Fn(&(f64, f64)) -> f64| folds.iter().map(of).fold(0.0, f64::max);
    let seen = changes.iter().filter(|change| change.is_seen).count();
    let figures = [
        ("update_p50_us", percentile(&updates, 0.5)),
        ("update_p99_us", percentile(&updates, 0.99)),
        ("query_after_p50_ms", percentile(&queries, 0.5)),
        ("query_after_p99_ms", percentile(&queries, 0.99)),
        ("folds", folds.len() as f64),
        ("fold_aside_most_ms", longest(&|fold| fold.0)),
        ("fold_take_over_most_ms", longest(&|fold| fold.1)),
        ("seen_by_next_query", seen as f64 / changes.len().max(1) as f64),
    ];
    figures.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
