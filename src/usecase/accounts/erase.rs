//! Erases one's own account at once, with the place in a firm that it has, at its holder's word. There is no way back.

use crate::context::Context;
use crate::domain::account::AccountStatus;
use crate::domain::actor::{Doer, Person};
use crate::domain::error::Result;
use crate::domain::state::By;
use crate::usecase::erasing::{self, Erasing};

/// Erases it and returns where the account stands: it goes on where a profile or an office of staff hangs on it.
pub fn run(ctx: &Context, person: &Person) -> Result<AccountStatus> {
    let erasing = Erasing { now: ctx.now(), doer: Doer::from(person), by: By::Owner, reason: "owner" };
    let (keys, id) = (ctx.keys.clone(), person.account.id.clone());
    let status = ctx.db.write(move |conn| erasing.person(conn, &keys, &id))?;
    erasing::remember(ctx);
    Ok(status)
}
