//! An officer approves a pair with a line to the person, a line to the firm, or both: each goes with that side's question.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::matches::MatchId;
use crate::domain::party_notes::PartyNotes;
use crate::usecase::deciding::{self, Choice, Decided, Wanted};

/// What is approved, and with which words.
#[derive(Debug, Clone)]
pub struct Input {
    /// Which pair.
    pub id: MatchId,
    /// The version the officer saw; `None` takes the pair as it stands.
    pub version: Option<i32>,
    /// Words for colleagues.
    pub note: Option<String>,
    /// To the person, as it was typed.
    pub to_talent: String,
    /// To the firm, as it was typed.
    pub to_firm: String,
}

/// Approves. Words that cannot be sent are `Invalid`, and nothing is decided.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<Decided> {
    let parties = PartyNotes::typed(&input.to_talent, &input.to_firm)?;
    let Input { id, version, note, .. } = input;
    deciding::decide(ctx, officer, &Wanted { id, version, choice: Choice::Approve, note, parties })
}
