//! A person says who may see them and how often they may be asked. A firm that is shut out now sees nothing any more: what is
//! open with it is halted in the same transaction.

use crate::context::Context;
use crate::domain::actor::{Doer, Owner};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{CloseReason, Side};
use crate::domain::state::By;
use crate::domain::visibility::Visibility;
use crate::questions::barring;
use crate::questions::close::Halt;
use crate::store::{audit, changes, sealed, talents};

/// What is allowed from now on.
#[derive(Debug, Clone)]
pub struct Input {
    /// The version that the person saw; `None` takes whatever stands.
    pub version: Option<i32>,
    /// What is allowed.
    pub visibility: Visibility,
}

/// Keeps it; returns the new version.
pub fn run(ctx: &Context, owner: &Owner, input: Input) -> Result<i32> {
    let wished = input.visibility.checked()?;
    let (now, keys, doer, id) = (ctx.now(), ctx.keys.clone(), Doer::from(&owner.person), owner.talent.clone());
    let accepted_first = ctx.config.review.accepts_first();
    ctx.db.write(move |conn| {
        let mut talent = talents::get(conn, &id)?;
        if !talent.state.may_edit() {
            return Err(Error::Conflict("illegal_move"));
        }
        if input.version.is_some_and(|seen| seen != talent.version) {
            return Err(Error::Conflict("version"));
        }
        let before = talent.version;
        (talent.browse_ok, talent.monthly_limit) = (wished.browse_ok, wished.monthly_limit);
        talents::save(conn, &mut talent, now)?;
        let mut identity = sealed::identity(conn, &keys, &id)?;
        identity.blocked_firms = wished.blocked_firms;
        sealed::save_identity(conn, &keys, &id, &identity)?;
        let deed = Deed::new(&doer, "talent.set_visibility", Entity::Talent, id.as_str());
        let shown = if talent.browse_ok { "browse" } else { "no_browse" };
        audit::add(
            conn,
            now,
            &deed.moved(before, talent.version).because(format!("{shown} {}", talent.monthly_limit)),
        )?;
        let (reason, cause) = (CloseReason::FirmBlocked, Some(Side::Talent));
        barring::halt(conn, &talent, &identity, &Halt { doer: &doer, by: By::System, reason, cause, now })?;
        if talent.is_proposed(accepted_first) {
            changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)?;
        }
        Ok(talent.version)
    })
}
