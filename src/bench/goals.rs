//! What the engine promises, by size: `config/bench-goals.toml` against what was measured.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::figures::Figures;

const FILE: &str = include_str!("../../config/bench-goals.toml");

/// One promise. It holds for exactly this bench and size.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Goal {
    bench: String,
    /// Size of the pool; any when missing.
    talents: Option<usize>,
    /// Number of needs; any when missing.
    needs: Option<usize>,
    /// Name of the figure.
    figure: String,
    at_least: Option<f64>,
    at_most: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Goals {
    goal: Vec<Goal>,
}

/// A goal and what was measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// Name of the figure.
    pub figure: String,
    /// What was measured.
    pub measured: f64,
    /// The goal from below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// The goal from above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<f64>,
    /// Whether it is reached.
    pub is_reached: bool,
}

/// The goals of a bench at this size whose figures were measured.
///
/// # Errors
/// The file of the goals is broken.
pub fn verdicts(bench: &str, talents: usize, needs: usize, figures: &Figures) -> Result<Vec<Verdict>> {
    let goals: Goals = toml::from_str(FILE).context("config/bench-goals.toml")?;
    let is_of = |wanted: Option<usize>, has: usize| wanted.is_none_or(|wanted| wanted == has);
    let own = |goal: &Goal| goal.bench == bench && is_of(goal.talents, talents) && is_of(goal.needs, needs);
    let verdict = |goal: Goal| {
        let measured = *figures.get(&goal.figure)?;
        let is_reached =
            goal.at_least.is_none_or(|least| measured >= least) && goal.at_most.is_none_or(|most| measured <= most);
        let Goal { figure, at_least, at_most, .. } = goal;
        Some(Verdict { figure, measured, at_least, at_most, is_reached })
    };
    Ok(goals.goal.into_iter().filter(own).filter_map(verdict).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_counts_for_its_size_and_figure_only() {
        let figures = |value| Figures::from([("tantivy_times_p50".to_owned(), value)]);
        let reached = |talents, value| {
            let verdicts = verdicts("match", talents, 1_000, &figures(value)).expect("the file is sound");
            verdicts.iter().map(|verdict| verdict.is_reached).collect::<Vec<_>>()
        };
        assert_eq!(reached(100_000, 8.0), [true]);
        assert_eq!(reached(100_000, 7.9), [false]);
        assert_eq!(reached(1_000_000, 9.9), [false]);
        assert!(reached(12_345, 1.0).is_empty());
    }
}
