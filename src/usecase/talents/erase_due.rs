//! Erases the profiles whose days of grace are over, and those that nobody confirmed in time.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::account::UNCONFIRMED_DAYS;
use crate::domain::error::{Error, Result};
use crate::domain::talent::{GRACE_DAYS, TalentId};
use crate::store::{retention, talents};
use crate::usecase::erasing::{self, Erasing};

/// Erases them and says how many.
pub fn run(ctx: &Context) -> Result<usize> {
    let now = ctx.now();
    let (left, unconfirmed) = ctx.db.read(|conn| {
        let left = retention::list_withdrawn(conn, now - TimeDelta::days(GRACE_DAYS))?;
        Ok((left, retention::list_unconfirmed_talents(conn, now - TimeDelta::days(UNCONFIRMED_DAYS))?))
    })?;
    let left = left.into_iter().map(|id| (id, "grace_over"));
    let mut count = 0;
    for (id, reason) in left.chain(unconfirmed.into_iter().map(|id| (id, "never_confirmed"))) {
        match erase(ctx, id, reason) {
            Ok(()) => count += 1,
            // The person was quicker.
            Err(Error::Conflict(_)) => {}
            Err(other) => return Err(other),
        }
    }
    if count > 0 {
        erasing::remember(ctx);
    }
    Ok(count)
}

fn erase(ctx: &Context, id: TalentId, reason: &'static str) -> Result<()> {
    let erasing = Erasing::by_clock(ctx.now(), reason);
    ctx.db.write(move |conn| {
        let talent = talents::get(conn, &id)?;
        erasing.talent(conn, talent)
    })
}
