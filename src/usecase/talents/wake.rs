//! Rests that were to last until a day end on that day: the profile is matched again.

use crate::context::Context;
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::state::By;
use crate::domain::talent::{TalentAct, TalentId};
use crate::locale;
use crate::store::{audit, changes, talents};

/// Ends the rests that are over and says how many.
pub fn run(ctx: &Context) -> Result<usize> {
    let today = locale::day_in(ctx.now(), locale::LANZHOU);
    let due = ctx.db.read(|conn| talents::list_rested(conn, today))?;
    let mut count = 0;
    for id in due {
        match wake(ctx, id) {
            Ok(()) => count += 1,
            // The person was quicker.
            Err(Error::Conflict(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(count)
}

fn wake(ctx: &Context, id: TalentId) -> Result<()> {
    let now = ctx.now();
    ctx.db.write(move |conn| {
        let mut talent = talents::get(conn, &id)?;
        let before = talent.state;
        talent.act(TalentAct::Resume, By::System)?;
        talent.pause_until = None;
        talents::save(conn, &mut talent, now)?;
        let doer = Doer::system();
        let deed = Deed::new(&doer, "talent.wake", Entity::Talent, id.as_str()).moved(before, talent.state);
        audit::add(conn, now, &deed)?;
        changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)
    })
}
