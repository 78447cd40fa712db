//! Erases the needs that nobody confirmed in time, with the firms and accounts that were registered with them.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::account::UNCONFIRMED_DAYS;
use crate::domain::error::{Error, Result};
use crate::domain::need::{NeedId, NeedState};
use crate::store::{needs, retention};
use crate::usecase::erasing::{self, Erasing};

/// Erases them and says how many.
pub fn run(ctx: &Context) -> Result<usize> {
    let before = ctx.now() - TimeDelta::days(UNCONFIRMED_DAYS);
    let due = ctx.db.read(|conn| retention::list_unconfirmed_needs(conn, before))?;
    let mut count = 0;
    for id in due {
        match erase(ctx, id) {
            Ok(()) => count += 1,
            // Its firm was quicker.
            Err(Error::Conflict(_) | Error::Missing(_)) => {}
            Err(other) => return Err(other),
        }
    }
    if count > 0 {
        erasing::remember(ctx);
    }
    Ok(count)
}

fn erase(ctx: &Context, id: NeedId) -> Result<()> {
    let erasing = Erasing::by_clock(ctx.now(), "never_confirmed");
    ctx.db.write(move |conn| {
        let need = needs::get(conn, &id)?;
        if need.state != NeedState::Draft {
            return Err(Error::Conflict("illegal_move"));
        }
        erasing.need(conn, need)
    })
}
