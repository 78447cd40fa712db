//! Puts on the list outside the database what was erased and is not there yet: what a crash came between, or another node.

use crate::context::Context;
use crate::domain::error::Result;
use crate::usecase::erasing;

/// Lists it and says how many were added.
pub fn run(ctx: &Context) -> Result<usize> {
    erasing::list_erased(ctx)
}
