//! Gives committed rows of audit and consents their links in the chain.

use crate::context::Context;
use crate::domain::error::{Error, Result};
use crate::store::seals;

/// Seals what waits, a batch at most; false when nothing waits, or when another node was quicker.
pub fn run(ctx: &Context) -> Result<bool> {
    let now = ctx.now();
    if !ctx.db.read(seals::are_waiting)? {
        return Ok(false);
    }
    match ctx.db.write(move |conn| seals::add_waiting(conn, now)) {
        Ok(sealed) => Ok(sealed > 0),
        Err(Error::Conflict("duplicate")) => Ok(false),
        Err(other) => Err(other),
    }
}
