//! The owner says that a profile is still right: one that had aged or was hidden is in the pool again.

use super::still_right;
use crate::context::Context;
use crate::domain::actor::{Doer, Owner};
use crate::domain::error::Result;
use crate::domain::talent::TalentState;
use crate::store::talents;

/// Confirms it; a profile that rests stays at rest.
pub fn run(ctx: &Context, owner: &Owner) -> Result<TalentState> {
    let (now, doer, id) = (ctx.now(), Doer::from(&owner.person), owner.talent.clone());
    ctx.db.write(move |conn| {
        let talent = talents::get(conn, &id)?;
        still_right(conn, now, &doer, talent)
    })
}
