//! Changes names and ties of a concept in the draft.

use crate::context::Context;
use crate::domain::actor::TaxonomyEditor;
use crate::domain::error::{Checks, Error, Result};
use crate::domain::taxonomy::{Change, Sets};
use crate::usecase::editing::{self, History, Typed};

/// What is to stand.
#[derive(Debug, Clone)]
pub struct Input {
    /// The code of the concept.
    pub concept: String,
    /// The mark of what was shown of it.
    pub mark: String,
    /// Its names and ties as they are to be.
    pub typed: Typed,
}

/// Puts it into the draft; errors by field, `Missing` for a concept that there is not, `Conflict("version")` when somebody else
/// changed it since it was shown.
pub fn run(ctx: &Context, editor: &TaxonomyEditor, input: &Input) -> Result<()> {
    let history = ctx.db.read(History::read)?;
    let mut drafted = history.drafted()?;
    let before = drafted.source.concept(&input.concept).ok_or(Error::Missing("concept"))?;
    if editing::mark_of(&before)? != input.mark {
        return Err(Error::Conflict("version"));
    }
    let mut checks = Checks::default();
    let text = input.typed.read(&drafted.taxonomy, &mut checks);
    checks.done()?;
    let sets = Sets::between(&before, &text);
    if sets.is_empty() {
        return Err(Error::field("", "nothing_changed"));
    }
    let change = Change::Edit { concept: input.concept.clone(), sets };
    editing::keep(ctx, &editor.person, &history, change, &text)
}
