//! `tune`: fits the weights to graded pairs and keeps them when they rank unseen needs no worse.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use toml_edit::{DocumentMut, value};

use super::pool::{Files, Pool, write_whole};
use super::{Failure, reading};
use crate::documents::qrels;
use crate::matching::Side;
use crate::matching::eval::Measures;
use crate::matching::tune::{Factors, Knob, Set};

/// Fit the weights to graded pairs, without a database
#[derive(Debug, Args)]
#[command(
    after_help = "Every need is ranked by weights that were fitted without it. The file is written only when that is no \
                        worse than the weights in force; it is compiled in, so build anew afterwards."
)]
pub struct Tune {
    #[command(flatten)]
    files: Files,
    /// Grades: need, person and 0 to 3 a line, between tabulators
    #[arg(long, value_name = "FILE")]
    qrels: PathBuf,
    /// The weights to change
    #[arg(long, value_name = "FILE", default_value = "config/matching.toml")]
    weights: PathBuf,
    /// Parts of the cross-validation
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u32).range(2..))]
    folds: u32,
    /// Only measure
    #[arg(long)]
    dry_run: bool,
}

impl Tune {
    /// Measures, and writes what is better.
    pub fn run(&self) -> Result<(), Failure> {
        let grades = qrels::grades(&reading::text(&self.qrels)?).map_err(|e| reading::bad_lines(&self.qrels, &e))?;
        let pool = Pool::read(&self.files)?;
        let is_cross = |need: &str, person: &str| pool.is_cross(need, person);
        let pairs: BTreeMap<_, _> = pool.needs.iter().map(|n| (n.reference.clone(), pool.judged(n))).collect();
        let set = Set { pairs, qrels: grades, weights: pool.weights(), is_cross: &is_cross };
        let (fitted, plain) = set.out_of_fold(self.folds as usize, self.files.seed);
        say("in force", &plain);
        say("fitted, out of fold", &fitted);
        let worth = |m: &Measures| m.ndcg10 + m.map;
        if worth(&fitted) < worth(&plain) {
            return Err(Failure::failed("the fit is worse on needs that it has not seen; nothing was changed"));
        }
        let all: Vec<&String> = set.qrels.keys().collect();
        let factors = set.fit(&all);
        for (knob, factor) in factors.iter().filter(|(_, factor)| **factor != 1.0) {
            println!("{knob:?} x {factor:.3}");
        }
        if self.dry_run {
            return Ok(());
        }
        let text = changed(&reading::text(&self.weights)?, &factors, &fitted, self.files.seed)?;
        write_whole(&self.weights, &text)?;
        println!("written: {}", self.weights.display());
        Ok(())
    }
}

fn say(whose: &str, m: &Measures) {
    println!(
        "{whose:<20} ndcg10 {:.4}  map {:.4}  recall50 {:.4}  p1 {:.4}  cross3in10 {:.4}  same3in10 {:.4}",
        m.ndcg10, m.map, m.recall50, m.p1, m.cross3in10, m.same3in10
    );
}

/// The weights file with other points, a new version and what was measured; its comments stay.
fn changed(text: &str, factors: &Factors, fitted: &Measures, seed: u64) -> Result<String, Failure> {
    let mut file: DocumentMut = text.parse().map_err(Failure::failed)?;
    for (knob, factor) in factors {
        let (table, key) = match knob {
            Knob::Points(Side::Need, criterion) => ("need", criterion.as_str()),
            Knob::Points(Side::Person, criterion) => ("person", criterion.as_str()),
            Knob::Order => ("order", "need"),
        };
        let item = &mut file[table][key];
        let Some(known) = item.as_float() else { return Err(Failure::failed(format!("no {table}.{key}"))) };
        let decor = item.as_value().map(|known| known.decor().clone());
        *item = value((known * factor * 100.0).round() / 100.0);
        if let (Some(new), Some(decor)) = (item.as_value_mut(), decor) {
            *new.decor_mut() = decor;
        }
    }
    let version = file["version"].as_str().and_then(|v| v.parse::<u32>().ok()).unwrap_or_default();
    file["version"] = value((version + 1).to_string());
    let figures = [("ndcg10", fitted.ndcg10), ("map", fitted.map), ("recall50", fitted.recall50), ("p1", fitted.p1)];
    for (key, figure) in figures.into_iter().chain([("cross3in10", fitted.cross3in10)]) {
        file["measured"][key] = value((figure * 10_000.0).round() / 10_000.0);
    }
    file["measured"]["seed"] = value(i64::try_from(seed).unwrap_or_default());
    Ok(file.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::Criterion;

    #[test]
    fn points_change_and_comments_stay() {
        let text = include_str!("../../config/matching.toml");
        let factors = Factors::from([(Knob::Points(Side::Need, Criterion::Must), 2.0), (Knob::Order, 0.5)]);
        let new = changed(text, &factors, &Measures::default(), 7).expect("changes");
        let (before, after): (DocumentMut, DocumentMut) = (text.parse().expect("toml"), new.parse().expect("toml"));
        let of = |file: &DocumentMut| file["need"]["must"].as_float().expect("a figure");
        assert!((of(&after) - 2.0 * of(&before)).abs() < 0.01);
        assert_eq!(new.matches('#').count(), text.matches('#').count());
        assert_eq!(after["measured"]["seed"].as_integer(), Some(7));
    }
}
