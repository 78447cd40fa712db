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
use crate::matching::tune::{Factors, Judged, Knob, Set};

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
    /// How many times other labels are hidden, where a share of them is; the fit has to hold in all of them
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    draws: u32,
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
        let mut draws = vec![judged(&pool)];
        for draw in 1..self.draws_taken() {
            let files = Files { seed: self.files.seed + u64::from(draw), ..self.files.clone() };
            draws.push(judged(&Pool::read(&files)?));
        }
        let set = Set { draws, qrels: grades, weights: pool.weights(), is_cross: &is_cross };
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
        let mut file: DocumentMut = reading::text(&self.weights)?.parse().map_err(Failure::failed)?;
        change(&mut file, &factors)?;
        self.note(&mut file, &fitted);
        write_whole(&self.weights, &file.to_string())?;
        println!("written: {}", self.weights.display());
        Ok(())
    }

    /// Where nothing is hidden every draw is the same.
    fn draws_taken(&self) -> u32 {
        if self.files.hide > 0.0 { self.draws } else { 1 }
    }

    /// Notes in the file what the fit reached, and how to make it again.
    fn note(&self, file: &mut DocumentMut, fitted: &Measures) {
        let figures = [("ndcg10", fitted.ndcg10), ("map", fitted.map), ("recall50", fitted.recall50)];
        for (key, figure) in figures.into_iter().chain([("p1", fitted.p1), ("cross3in10", fitted.cross3in10)]) {
            file["measured"][key] = value((figure * 10_000.0).round() / 10_000.0);
        }
        file["measured"]["hidden"] = value(self.files.hide);
        file["measured"]["draws"] = value(i64::from(self.draws_taken()));
        file["measured"]["seed"] = value(i64::try_from(self.files.seed).unwrap_or(i64::MAX));
    }
}

/// Everybody by need, by what each line found.
fn judged(pool: &Pool) -> BTreeMap<String, Vec<Judged>> {
    pool.needs.iter().map(|need| (need.reference.clone(), pool.judged(need))).collect()
}

fn say(whose: &str, m: &Measures) {
    println!(
        "{whose:<20} ndcg10 {:.4}  map {:.4}  recall50 {:.4}  p1 {:.4}  cross3in10 {:.4}  same3in10 {:.4}",
        m.ndcg10, m.map, m.recall50, m.p1, m.cross3in10, m.same3in10
    );
}

/// Gives the weights file other points and a new version; its comments stay.
fn change(file: &mut DocumentMut, factors: &Factors) -> Result<(), Failure> {
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
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::Criterion;

    #[test]
    fn points_change_and_comments_stay() {
        let text = include_str!("../../config/matching.toml");
        let factors = Factors::from([(Knob::Points(Side::Need, Criterion::Must), 2.0), (Knob::Order, 0.5)]);
        let before: DocumentMut = text.parse().expect("toml");
        let mut after = before.clone();
        change(&mut after, &factors).expect("changes");
        let of = |file: &DocumentMut| file["need"]["must"].as_float().expect("a figure");
        assert!((of(&after) - 2.0 * of(&before)).abs() < 0.01);
        assert_eq!(after.to_string().matches('#').count(), text.matches('#').count());
    }
}
