//! Retires a concept in the draft: another one takes over its names and ties, so that whoever named it is still understood.

use crate::context::Context;
use crate::domain::actor::TaxonomyEditor;
use crate::domain::error::{Checks, Error, Result};
use crate::domain::taxonomy::{Change, ConceptText};
use crate::usecase::editing::{self, History};

/// Which.
#[derive(Debug, Clone)]
pub struct Input {
    /// The code of the concept that goes.
    pub concept: String,
    /// Name or code of the one that takes over.
    pub replaced_by: String,
}

/// Puts it into the draft; errors under `replaced_by`, `Missing` for a concept that there is not.
pub fn run(ctx: &Context, editor: &TaxonomyEditor, input: &Input) -> Result<()> {
    let history = ctx.db.read(History::read)?;
    let mut drafted = history.drafted()?;
    drafted.source.concept(&input.concept).ok_or(Error::Missing("concept"))?;
    let (mut checks, typed) = (Checks::default(), input.replaced_by.trim());
    checks.require(!typed.is_empty(), "replaced_by", "required");
    checks.done()?;
    let mut checks = Checks::default();
    let replaced_by = editing::tie(&drafted.taxonomy, typed, "replaced_by", &mut checks);
    checks.require(replaced_by.as_deref() != Some(&input.concept), "replaced_by", "replaced_by_itself");
    checks.done()?;
    let change = Change::Retire {
        concept: input.concept.clone(),
        replaced_by: replaced_by.unwrap_or_default(),
        retired_at: ctx.now().date(),
    };
    editing::keep(ctx, &editor.person, &history, change, &ConceptText::default())
}
