//! A person takes the copy along over the API.

use super::{Copy, build, count, left};
use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::error::Result;

/// The copy, built now; `TooMany` beyond those of a day.
pub fn run(ctx: &Context, person: &Person) -> Result<Copy> {
    count(ctx, person)?;
    let now = ctx.now();
    let copy = build(ctx, person, now)?;
    let person = person.clone();
    ctx.db.write(move |conn| left(conn, now, &person))?;
    Ok(copy)
}
