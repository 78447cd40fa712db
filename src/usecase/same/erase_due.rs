//! Once a joining can be undone no more, what its entry held is kept no longer: a person's entry is erased but for its code,
//! whom it shut out stays shut out; of a firm's entry the second copy of how its members are reached goes.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::actor::Doer;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::same::{Join, UNDO_DAYS};
use crate::domain::state::By;
use crate::domain::talent::TalentState;
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::store::db::Conn;
use crate::store::{enterprises, same_joins, sealed, talents};
use crate::usecase::erasing::Erasing;
use crate::usecase::joining::parsed;

/// Erases it and says how many entries that were.
pub fn run(ctx: &Context) -> Result<usize> {
    let now = ctx.now();
    let before = now - TimeDelta::days(UNDO_DAYS);
    let mut count = 0;
    for entity in [Entity::Talent, Entity::Enterprise] {
        for join in ctx.db.read(|conn| same_joins::list_until(conn, entity, before))? {
            let keys = ctx.keys.clone();
            let done = ctx.db.write(move |conn| match join.entity {
                Entity::Talent => person(conn, &keys, &join, now),
                _ => firm(conn, &join),
            });
            match done {
                Ok(is_new) => count += usize::from(is_new),
                // The person was quicker.
                Err(Error::Conflict(_)) => {}
                Err(other) => return Err(other),
            }
        }
    }
    Ok(count)
}

fn person(conn: &mut Conn, keys: &Keys, join: &Join, now: Moment) -> Result<bool> {
    let talent = talents::get(conn, &parsed(&join.gone)?)?;
    if talent.state == TalentState::Erased {
        return Ok(false);
    }
    shut_out(conn, keys, join)?;
    let erasing = Erasing { now, doer: Doer::system(), by: By::Owner, reason: "joined" };
    erasing.talent(conn, talent)?;
    Ok(true)
}

/// The firms that must never see the person are those of either entry.
fn shut_out(conn: &mut Conn, keys: &Keys, join: &Join) -> Result<()> {
    let kept = same_joins::kept_for(conn, &join.gone)?;
    let kept = talents::get(conn, &parsed(&kept)?)?;
    let gone = sealed::identity(conn, keys, &parsed(&join.gone)?)?.blocked_firms;
    let mut identity = sealed::identity(conn, keys, &kept.id)?;
    let more: Vec<String> = gone.into_iter().filter(|firm| !identity.blocked_firms.contains(firm)).collect();
    if more.is_empty() || kept.state == TalentState::Erased {
        return Ok(());
    }
    identity.blocked_firms.extend(more);
    sealed::save_identity(conn, keys, &kept.id, &identity)
}

fn firm(conn: &mut Conn, join: &Join) -> Result<bool> {
    let gone = parsed(&join.gone)?;
    let members = enterprises::list_members(conn, &gone)?;
    for account in &members {
        enterprises::remove_member(conn, &gone, account)?;
    }
    Ok(!members.is_empty())
}
