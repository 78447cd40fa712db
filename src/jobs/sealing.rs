//! The chain of the record: what was committed gets its links within a second, the head is noted outside every hour.

use crate::context::Context;
use crate::domain::error::Result;
use crate::usecase::audit::{note_head, seal};

/// Seals what waits; false when nothing does.
pub fn round(ctx: &Context) -> Result<bool> {
    let has_sealed = seal::run(ctx)?;
    let has_noted = !has_sealed && note_head::run(ctx, note_head::Input::Hourly)?;
    Ok(has_sealed || has_noted)
}

/// Seals all that waits and notes the head: the last act before the platform stops.
pub fn finish(ctx: &Context) -> Result<()> {
    while seal::run(ctx)? {}
    note_head::run(ctx, note_head::Input::AtStop)?;
    Ok(())
}
