//! Matches what changed, as soon as it is committed: claims change marks by lease and works them off, oldest first.

use std::collections::HashMap;

use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::proposals::index;
use crate::store::changes::{self, Claimed};
use crate::usecase::matches::{gather, refresh};

/// Marks claimed at a time: few enough to be worked off well within the lease.
const CLAIM: i64 = 50;

/// Works off what waits; false when nothing did.
pub fn round(ctx: &Context) -> Result<bool> {
    let now = ctx.now();
    if !ctx.db.read(|conn| changes::are_waiting(conn, now))? {
        return Ok(false);
    }
    let claimed = ctx.db.write(move |conn| changes::claim(conn, now, CLAIM))?;
    // The claimed changes were committed before this reading, and so was whatever another node matches against them.
    index::follow(ctx)?;
    if claimed.len() >= CLAIM as usize && gather::run(ctx, &claimed)? {
        return Ok(true);
    }
    let mut outcome = Ok(true);
    for marks in by_thing(claimed) {
        // One thing that cannot be matched does not hold up the others; its marks come again when the lease ends.
        if let Err(error) = refresh::run(ctx, &marks) {
            outcome = Err(error);
        }
    }
    outcome
}

/// The marks of one thing together, in the order of their first.
fn by_thing(claimed: Vec<Claimed>) -> Vec<Vec<Claimed>> {
    let mut places: HashMap<(Entity, String), usize> = HashMap::new();
    let mut groups: Vec<Vec<Claimed>> = Vec::new();
    for mark in claimed {
        let place = *places.entry((mark.entity, mark.entity_id.clone())).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(mark);
    }
    groups
}
