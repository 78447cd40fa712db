//! Introductions: questions whose time is over end; both sides are asked what came of an introduction when its day has come.

use crate::context::Context;
use crate::domain::error::Result;
use crate::usecase::introductions::{ask_follow_ups, expire};

/// Does what is due; a look finds it by an index.
pub fn round(ctx: &Context) -> Result<bool> {
    let expired = expire::run(ctx)?;
    let asked = ask_follow_ups::run(ctx)?;
    Ok(expired + asked > 0)
}
