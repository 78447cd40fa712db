//! An officer decides on a pair: approves it (which verifies the firm, opens the need and accepts the person in the same
//! press), parks it until a day, or dismisses it with a reason. The next best person is proposed in the same transaction.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::matches::MatchId;
use crate::usecase::deciding::{self, Wanted};
pub use crate::usecase::deciding::{Choice, Decided as View};

/// What is decided.
#[derive(Debug, Clone)]
pub struct Input {
    /// On which pair.
    pub id: MatchId,
    /// The version the officer saw; `None` takes the pair as it stands.
    pub version: Option<i32>,
    /// What.
    pub choice: Choice,
    /// Words for colleagues.
    pub note: Option<String>,
}

impl From<Input> for Wanted {
    fn from(input: Input) -> Self {
        let Input { id, version, choice, note } = input;
        Self::plain(id, version, choice, note)
    }
}

/// Decides.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    deciding::decide(ctx, officer, &input.into())
}
