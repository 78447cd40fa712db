//! `match`: the best people for each need of two files, without a database.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::pool::{Files, Pool, write_whole};

/// Rank people for needs from two files, without a database
#[derive(Debug, Args)]
#[command(after_help = "Lines: need, person, rank from 1 and score, between tabulators.")]
pub struct Match {
    #[command(flatten)]
    files: Files,
    /// Most people a need
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    top: u32,
    /// File to write; without it the lines are printed
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Match {
    /// Ranks and writes.
    pub fn run(&self) -> Result<(), Failure> {
        let pool = Pool::read(&self.files)?;
        let mut lines = String::new();
        for need in &pool.needs {
            for (rank, (person, score)) in pool.ranked(need).iter().take(self.top as usize).enumerate() {
                writeln!(lines, "{}\t{person}\t{}\t{score:.6}", need.reference, rank + 1).map_err(Failure::failed)?;
            }
        }
        match &self.out {
            Some(path) => write_whole(path, &lines),
            None => {
                print!("{lines}");
                Ok(())
            }
        }
    }
}
