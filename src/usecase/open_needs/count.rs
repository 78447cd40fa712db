//! How many public needs there are, for every page that leads to them.

use super::window;
use crate::context::Context;
use crate::domain::error::Result;

/// How many, as of the last half minute.
pub fn run(ctx: &Context) -> Result<i64> {
    window(ctx).map(|window| window.counts.total)
}
