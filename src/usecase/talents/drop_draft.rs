//! Drops what a person has written and not saved: the profile is as it stands.

use crate::context::Context;
use crate::domain::actor::{Doer, Owner};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::store::{audit, profile_drafts};

/// Drops it; nothing where there is none.
pub fn run(ctx: &Context, owner: &Owner) -> Result<()> {
    let (now, doer, id) = (ctx.now(), Doer::from(&owner.person), owner.talent.clone());
    ctx.db.write(move |conn| {
        if profile_drafts::revision(conn, &id)? == 0 {
            return Ok(());
        }
        profile_drafts::remove(conn, &id)?;
        audit::add(conn, now, &Deed::new(&doer, "talent.drop_draft", Entity::Talent, id.as_str()))?;
        Ok(())
    })
}
