//! `eval`: how well the engine ranks graded pairs.

use std::path::PathBuf;

use clap::Args;

use super::pool::{Files, Pool};
use super::{Failure, reading};
use crate::documents::qrels;
use crate::matching::eval::{Rankings, measure};

/// Measure the engine on graded pairs, without a database
#[derive(Debug, Args)]
#[command(
    after_help = "Measures, each from 0 to 1: ndcg10; map (grade 2 or more is relevant); recall50 (grade 1 or more); \
                        p1 (the first has grade 3); cross3in10 and same3in10 (share of the grade-3 people in the first ten, \
                        written in another language than the need, or in the same)."
)]
pub struct Eval {
    #[command(flatten)]
    files: Files,
    /// Grades: need, person and 0 to 3 a line, between tabulators
    #[arg(long, value_name = "FILE")]
    qrels: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Eval {
    /// Ranks the whole pool for each need and measures.
    pub fn run(&self) -> Result<(), Failure> {
        let grades = qrels::grades(&reading::text(&self.qrels)?).map_err(|e| reading::bad_lines(&self.qrels, &e))?;
        let pool = Pool::read(&self.files)?;
        let ids = |ranked: Vec<(String, f64)>| ranked.into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        let rankings: Rankings =
            pool.needs.iter().map(|need| (need.reference.clone(), ids(pool.ranked(need)))).collect();
        let measures = measure(&grades, &rankings, |need, person| pool.is_cross(need, person));
        let json = serde_json::to_value(measures).map_err(Failure::failed)?;
        if self.json {
            println!("{json}");
            return Ok(());
        }
        for name in ["ndcg10", "map", "recall50", "p1", "cross3in10", "same3in10"] {
            println!("{name:<11} {:.4}", json[name].as_f64().unwrap_or(0.0));
        }
        Ok(())
    }
}
