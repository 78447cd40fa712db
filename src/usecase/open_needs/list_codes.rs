//! The codes of the public needs with their last change, for the map of the site.

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::store::open_needs;

/// Most addresses of one map of a site, in both languages, with room for the other pages.
const MOST: i64 = 20_000;

/// Code and last change, newest first.
pub fn run(ctx: &Context) -> Result<Vec<(String, Moment)>> {
    ctx.db.read(|conn| open_needs::codes(conn, ctx.now(), MOST))
}
