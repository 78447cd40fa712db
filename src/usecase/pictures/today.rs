//! What waits for the office today; counted anew each time, so that what was just done is no longer in it.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::pictures::Today;
use crate::store::today;

/// Counts it.
pub fn run(ctx: &Context, _officer: &Officer) -> Result<Today> {
    let now = ctx.now();
    ctx.db.read(|conn| today::read(conn, now))
}
