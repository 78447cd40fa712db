//! What a bench found, for readers and for programs.

use std::fmt;

use anyhow::Result;
use serde::Serialize;

use super::Options;
use super::figures::{Figures, medians};
use super::goals::{Verdict, verdicts};
use super::machine::Machine;

/// All that one run found.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Which bench.
    pub bench: &'static str,
    /// Size of the pool.
    pub talents: usize,
    /// Number of needs.
    pub needs: usize,
    /// What people and needs were made from.
    pub seed: u64,
    /// On what it ran.
    pub machine: Machine,
    /// Medians of all rounds, and figures that were taken once.
    pub figures: Figures,
    /// Each round for itself.
    pub rounds: Vec<Figures>,
    /// The goals of this size.
    pub goals: Vec<Verdict>,
}

impl Report {
    /// Puts together what was found once and in rounds.
    ///
    /// # Errors
    /// The file of the goals is broken.
    pub fn new(
        bench: &'static str,
        options: &Options,
        mut machine: Machine,
        once: Figures,
        rounds: Vec<Figures>,
    ) -> Result<Self> {
        machine.leave();
        let Options { talents, needs, seed, .. } = *options;
        let mut figures = medians(&rounds);
        figures.extend(once);
        let goals = verdicts(bench, talents, needs, &figures)?;
        Ok(Self { bench, talents, needs, seed, machine, figures, rounds, goals })
    }

    /// The goals that were missed.
    pub fn missed(&self) -> Vec<&str> {
        self.goals.iter().filter(|goal| !goal.is_reached).map(|goal| goal.figure.as_str()).collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Machine { cpu, threads, load_before, load_after, huge_pages } = &self.machine;
        writeln!(f, "{}: {} people, {} needs, seed {}", self.bench, self.talents, self.needs, self.seed)?;
        writeln!(f, "{cpu}, {threads} threads, load {load_before} to {load_after}, huge pages {huge_pages}\n")?;
        for (name, value) in &self.figures {
            let rounds = || self.rounds.iter().filter_map(|round| round.get(name));
            write!(f, "{name:<28} {value:>12.4}")?;
            if rounds().next().is_some() {
                let (least, most) = rounds().fold((f64::MAX, f64::MIN), |(a, b), value| (a.min(*value), b.max(*value)));
                write!(f, "   {least:.4} to {most:.4} in {} rounds", self.rounds.len())?;
            }
            writeln!(f)?;
        }
        for goal in &self.goals {
            let word = if goal.is_reached { "reached" } else { "MISSED " };
            write!(f, "\n{word}  {}: {:.4}", goal.figure, goal.measured)?;
            goal.at_least.map_or(Ok(()), |least| write!(f, ", at least {least}"))?;
            goal.at_most.map_or(Ok(()), |most| write!(f, ", at most {most}"))?;
        }
        Ok(())
    }
}
