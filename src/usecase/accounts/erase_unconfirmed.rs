//! Erases the accounts whose address nobody confirmed in time and on which nothing hangs.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::account::{AccountId, UNCONFIRMED_DAYS};
use crate::domain::error::Result;
use crate::store::{accounts, retention};
use crate::usecase::erasing::{self, Erasing};

/// Erases them and says how many.
pub fn run(ctx: &Context) -> Result<usize> {
    let before = ctx.now() - TimeDelta::days(UNCONFIRMED_DAYS);
    let due = ctx.db.read(|conn| retention::list_unconfirmed_accounts(conn, before))?;
    let mut count = 0;
    for id in due {
        count += usize::from(erase(ctx, id)?);
    }
    if count > 0 {
        erasing::remember(ctx);
    }
    Ok(count)
}

/// False when its holder was quicker.
fn erase(ctx: &Context, id: AccountId) -> Result<bool> {
    let erasing = Erasing::by_clock(ctx.now(), "never_confirmed");
    ctx.db.write(move |conn| match accounts::get(conn, &id)?.verified_at {
        Some(_) => Ok(false),
        None => erasing.account(conn, &id, false),
    })
}
