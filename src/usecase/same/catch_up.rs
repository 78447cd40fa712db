//! Gives marks to entries that were written before there were marks, so that they are found as well. It costs one reading of
//! a setting once it is done. Nobody who is in the pool already is made to wait.

use crate::context::Context;
use crate::domain::error::Result;
use crate::store::{same_marks, settings};
use crate::usecase::entering;

/// Entries of one transaction.
const BATCH: i64 = 100;

/// Goes through them, the oldest first, and says how many there were.
pub fn run(ctx: &Context) -> Result<usize> {
    let now = ctx.now();
    if ctx.db.read(|conn| settings::find(conn, settings::SAME_MARKED_AT))?.is_some() {
        return Ok(0);
    }
    let mut count = 0;
    let mut after = String::new();
    loop {
        let some = ctx.db.read(|conn| same_marks::list_entries(conn, &after, BATCH))?;
        let Some((last, _)) = some.last() else { break };
        after.clone_from(last);
        count += some.len();
        let keys = ctx.keys.clone();
        ctx.db
            .write(move |conn| some.iter().try_for_each(|(id, entity)| entering::mark(conn, &keys, (*entity, id))))?;
    }
    ctx.db.write(move |conn| settings::set(conn, now, settings::SAME_MARKED_AT, &now.to_string()))?;
    Ok(count)
}
