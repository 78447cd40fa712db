//! Erases a profile at once, at its owner's word. There is no way back.

use crate::context::Context;
use crate::domain::actor::{Doer, Owner};
use crate::domain::error::Result;
use crate::domain::state::By;
use crate::store::talents;
use crate::usecase::erasing::{self, Erasing};

/// Erases it; the owner's account goes with it when nothing else hangs on it.
pub fn run(ctx: &Context, owner: &Owner) -> Result<()> {
    let erasing = Erasing { now: ctx.now(), doer: Doer::from(&owner.person), by: By::Owner, reason: "owner" };
    let id = owner.talent.clone();
    ctx.db.write(move |conn| {
        let talent = talents::get(conn, &id)?;
        erasing.talent(conn, talent)
    })?;
    erasing::remember(ctx);
    Ok(())
}
