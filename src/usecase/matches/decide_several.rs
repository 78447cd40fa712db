//! An officer decides on several pairs in one press. Each is decided on its own, by the rules of a single press: one that cannot
//! be, or has changed meanwhile, is told, and the others go through.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::matches::MatchId;
use crate::domain::text::keep_first;
use crate::usecase::deciding::{self, Decided};
pub use crate::usecase::deciding::{MOST, Wanted};

/// What came of one of them.
#[derive(Debug)]
pub struct Answered {
    /// Which.
    pub id: MatchId,
    /// Where it stands, or why it was not decided.
    pub outcome: Result<Decided>,
}

/// Decides on each, in the order given; a pair that stands there twice is decided once. `Invalid` when none is named or more than `MOST`.
pub fn run(ctx: &Context, officer: &Officer, inputs: Vec<Wanted>) -> Result<Vec<Answered>> {
    deciding::check_count(inputs.len())?;
    let mut seen = Vec::new();
    let once = inputs.into_iter().filter(|input| keep_first(&mut seen, &input.id));
    let decide = |input: Wanted| {
        let outcome = deciding::decide(ctx, officer, &input);
        Answered { id: input.id, outcome }
    };
    Ok(once.map(decide).collect())
}
