//! `replay`: whether stored scores come out the same when they are computed again.

use clap::Args;

use super::{Failure, Place};
use crate::usecase::matches::replay;

/// Compute the stored scores of this version again from what they were computed from
#[derive(Debug, Args)]
pub struct Replay {}

impl Replay {
    /// Replays all; fails when one differs.
    pub fn run(&self, place: &Place) -> Result<(), Failure> {
        let report = replay::run(&place.open()?)?;
        println!("{} scores come out the same", report.same);
        if report.not_loaded > 0 {
            println!("{} were scored by a taxonomy that this program can no longer build", report.not_loaded);
        }
        if report.differing.is_empty() {
            return Ok(());
        }
        let ids: Vec<String> = report.differing.iter().map(ToString::to_string).collect();
        Err(Failure::failed(format!("{} differ: {}", ids.len(), ids.join(", "))))
    }
}
