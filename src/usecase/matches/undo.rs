//! An officer takes a decision back within its seconds: the pair is open again; firm, need and person are as before the
//! press, and its mails never leave. What another approval has come to rest on meanwhile stays, with its mail.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::matches::MatchId;
use crate::usecase::undoing;

/// Undoes the decision on a pair and returns the need's and the person's codes.
pub fn run(ctx: &Context, officer: &Officer, id: &MatchId) -> Result<(String, String)> {
    undoing::undo(ctx, officer, id)
}
