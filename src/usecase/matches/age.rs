//! What time does to matches: a parked pair comes back on its day, one that nobody decided on for 30 days lapses, and the
//! next best takes its place.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::matches::{LAPSE_DAYS, Match, MatchAct, MatchState};
use crate::domain::state::By;
use crate::locale;
use crate::proposals::index;
use crate::proposals::suggestions::{self, Given};
use crate::store::{audit, interests, matches, offices};

/// Moves what is due and says how many.
pub fn run(ctx: &Context) -> Result<usize> {
    let now = ctx.now();
    let due = ctx.db.read(|conn| {
        let zone = offices::find(conn)?.map_or(chrono_tz::America::Los_Angeles, |office| office.time_zone);
        matches::due(conn, locale::day_in(now, zone), now - TimeDelta::days(LAPSE_DAYS))
    })?;
    if due.is_empty() {
        return Ok(0);
    }
    index::follow(ctx)?;
    let mut count = 0;
    for row in due {
        match age(ctx, row) {
            Ok(()) => count += 1,
            // An officer was quicker, or another row of the need has just moved; the next minute looks again.
            Err(Error::Conflict(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(count)
}

fn age(ctx: &Context, row: Match) -> Result<()> {
    let now = ctx.now();
    let before = row.state;
    let (act, action) = match before {
        MatchState::Parked => (MatchAct::Wake, "match.wake"),
        _ => (MatchAct::Lapse, "match.lapse"),
    };
    let mut moved = Match { state: before.after(act, By::System)?, ..row };
    if act == MatchAct::Wake {
        // Proposed anew: its 30 days begin again. The day it waited for stays, and keeps it among the open ones.
        moved.created_at = now;
    }
    let decided = Match { version: moved.version + 1, updated_at: now, ..moved.clone() };
    let plan = suggestions::plan(ctx, &moved.need, &Given { person: Some(&decided.talent), decided: Some(&decided) })?;
    ctx.db.write(move |conn| {
        plan.hold(conn)?;
        matches::save(conn, &mut moved, None, now)?;
        if moved.state == MatchState::Lapsed {
            interests::close(conn, &moved, (now, now))?;
        }
        let doer = Doer::system();
        let deed = Deed::new(&doer, action, Entity::Match, moved.id.as_str()).moved(before, moved.state);
        audit::add(conn, now, &deed)?;
        plan.apply(conn, now)
    })
}
