//! `bench`: how fast, how fresh and how small the engine is, beside others.

use clap::{Args, ValueEnum};

use super::Failure;
use crate::bench::{self, Against, Options, Report};

/// Measure the engine on generated people and needs
#[derive(Debug, Args)]
#[command(after_help = "Ends with 1 when a goal of config/bench-goals.toml for the size that was run is missed.")]
pub struct Bench {
    /// What is measured
    #[arg(value_enum)]
    bench: What,
    /// People: of `reverse` those who ask, else those in the pool [default: 100k, of `reverse` 1k]
    #[arg(long, value_parser = count, value_name = "NUMBER")]
    talents: Option<usize>,
    /// Needs: of `reverse` in the pool, else those that ask [default: 1k, of `rematch` 10k, of `reverse` 100k]
    #[arg(long, value_parser = count, value_name = "NUMBER")]
    needs: Option<usize>,
    /// What people and needs are made from
    #[arg(long, default_value_t = 42)]
    seed: u64,
    /// With whom `match` compares
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Whom::Tantivy, Whom::Fts5])]
    against: Vec<Whom>,
    /// Rounds; the median of them counts
    #[arg(long, default_value_t = 5, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=1000))]
    rounds: usize,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// The best people for a need
    Match,
    /// The best needs for a person
    Reverse,
    /// A changed profile until it is seen
    Update,
    /// All needs against all people, on two threads
    Rematch,
    /// From stored rows to an index that answers
    Cold,
    /// How many there are for a need, and what each of its requirements costs
    Coach,
}

/// With whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Whom {
    /// Tantivy, merged into one segment
    Tantivy,
    /// Full-text search of SQLite
    Fts5,
    /// Nobody
    None,
}

impl Bench {
    /// Measures, prints, and fails when a goal is missed.
    pub fn run(&self) -> Result<(), Failure> {
        let report = bench::run(self.what(), &self.options()).map_err(|cause| Failure::failed(format!("{cause:#}")))?;
        self.print(&report)?;
        match report.missed() {
            missed if missed.is_empty() => Ok(()),
            missed => Err(Failure::failed(format!("missed: {}", missed.join(", ")))),
        }
    }

    fn print(&self, report: &Report) -> Result<(), Failure> {
        match self.json {
            true => println!("{}", serde_json::to_string(report).map_err(Failure::failed)?),
            false => println!("{report}"),
        }
        Ok(())
    }

    fn what(&self) -> bench::Bench {
        match self.bench {
            What::Match => bench::Bench::Match,
            What::Reverse => bench::Bench::Reverse,
            What::Update => bench::Bench::Update,
            What::Rematch => bench::Bench::Rematch,
            What::Cold => bench::Bench::Cold,
            What::Coach => bench::Bench::Coach,
        }
    }

    fn options(&self) -> Options {
        let (talents, needs) = match self.bench {
            What::Reverse => (1_000, 100_000),
            What::Rematch => (100_000, 10_000),
            _ => (100_000, 1_000),
        };
        let against = |whom: &Whom| match whom {
            Whom::Tantivy => Some(Against::Tantivy),
            Whom::Fts5 => Some(Against::Fts5),
            Whom::None => None,
        };
        Options {
            talents: self.talents.unwrap_or(talents),
            needs: self.needs.unwrap_or(needs),
            seed: self.seed,
            rounds: self.rounds,
            against: self.against.iter().filter_map(against).collect(),
        }
    }
}

/// A number from 1 to 10 million, thousands with `k`, millions with `m`.
fn count(text: &str) -> Result<usize, String> {
    let lower = text.to_lowercase();
    let (digits, factor) = match lower.strip_suffix('k') {
        Some(digits) => (digits, 1_000),
        None => lower.strip_suffix('m').map_or((lower.as_str(), 1), |digits| (digits, 1_000_000)),
    };
    let number = digits.parse::<usize>().ok().and_then(|number| number.checked_mul(factor));
    let is_possible = |number: &usize| (1..=10_000_000).contains(number);
    number.filter(is_possible).ok_or_else(|| "a number from 1 to 10m".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_and_millions_may_be_short() {
        let counts: Vec<_> = ["1", "10k", "1M", "250000"].map(count).into_iter().map(Result::ok).collect();
        assert_eq!(counts, [Some(1), Some(10_000), Some(1_000_000), Some(250_000)]);
        assert!(["", "0", "k", "11m", "-1", "1.5k"].map(count).iter().all(Result::is_err));
    }
}
