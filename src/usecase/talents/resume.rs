//! Ends the rest of a profile: it is matched again.

use crate::context::Context;
use crate::domain::actor::{Doer, Owner};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::state::By;
use crate::domain::talent::TalentAct;
use crate::store::{audit, changes, talents};

/// Goes on.
pub fn run(ctx: &Context, owner: &Owner) -> Result<()> {
    let (now, doer, id) = (ctx.now(), Doer::from(&owner.person), owner.talent.clone());
    let accepted_first = ctx.config.review.accepts_first();
    ctx.db.write(move |conn| {
        let mut talent = talents::get(conn, &id)?;
        let before = talent.state;
        talent.act(TalentAct::Resume, By::Owner)?;
        talent.pause_until = None;
        talent.confirmed_at = Some(now);
        talents::save(conn, &mut talent, now)?;
        let deed = Deed::new(&doer, "talent.resume", Entity::Talent, id.as_str()).moved(before, talent.state);
        audit::add(conn, now, &deed)?;
        if talent.is_proposed(accepted_first) {
            changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)?;
        }
        Ok(())
    })
}
