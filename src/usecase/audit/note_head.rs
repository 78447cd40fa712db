//! Notes the head of the chain, signed, in a file outside the database: once an hour, and when the platform stops.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::error::Result;
use crate::store::{heads, seals};

const PERIOD: TimeDelta = TimeDelta::hours(1);

/// When to note it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// When an hour has passed since the last one.
    Hourly,
    /// Now, before the platform stops.
    AtStop,
}

/// Notes the head when it is due and the chain has grown; each node keeps a file of its own.
pub fn run(ctx: &Context, input: Input) -> Result<bool> {
    let (now, path) = (ctx.now(), ctx.config.audit_heads_file());
    let last = heads::last(&path)?;
    if input == Input::Hourly && last.as_ref().is_some_and(|last| now < last.at + PERIOD) {
        return Ok(false);
    }
    let Some(head) = ctx.db.read(|conn| seals::head(conn, now))? else { return Ok(false) };
    if last.is_some_and(|last| last.seq == head.seq && last.hash == head.hash) {
        return Ok(false);
    }
    heads::append(&path, &ctx.keys, &head)?;
    Ok(true)
}
