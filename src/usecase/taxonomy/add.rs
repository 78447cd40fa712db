//! Adds a concept to a sub-field in the draft.

use crate::context::Context;
use crate::domain::actor::TaxonomyEditor;
use crate::domain::error::{Checks, Error, Result};
use crate::domain::taxonomy::{Change, is_code};
use crate::usecase::editing::{self, History, Typed};

/// The concept.
#[derive(Debug, Clone)]
pub struct Input {
    /// The code of its sub-field.
    pub subfield: String,
    /// Its own code, which nobody has.
    pub code: String,
    /// True for a skill that many specialities share.
    pub is_general: bool,
    /// Its names and ties.
    pub typed: Typed,
}

/// Puts it into the draft; errors by field, `Missing` for a sub-field that there is not.
pub fn run(ctx: &Context, editor: &TaxonomyEditor, input: &Input) -> Result<()> {
    let history = ctx.db.read(History::read)?;
    let taxonomy = history.drafted()?.taxonomy;
    let home = taxonomy.slug(&input.subfield).filter(|node| taxonomy.is_subfield(*node));
    home.ok_or(Error::Missing("subfield"))?;
    let code = input.code.trim();
    let mut checks = Checks::default();
    checks.require(is_code(code), "code", "bad_concept_code");
    checks.require(taxonomy.slug(code).is_none(), "code", "code_taken");
    let text = input.typed.read(&taxonomy, &mut checks);
    checks.done()?;
    let change = Change::Add {
        concept: code.to_owned(),
        subfield: input.subfield.clone(),
        is_general: input.is_general,
        text: text.clone(),
    };
    editing::keep(ctx, &editor.person, &history, change, &text)
}
