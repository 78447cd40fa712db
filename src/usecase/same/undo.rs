//! An officer parts two entries that were joined, within thirty days: everything is as it was, except what changed since.

use super::is_own;
use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::error::{Error, Result};
use crate::domain::same::{Same, SameId, SameState};
use crate::store::{same_joins, same_pairs};
use crate::usecase::joining::Joining;

/// Parts them; returns the pair, which is open again.
pub fn run(ctx: &Context, officer: &Officer, id: &SameId) -> Result<Same> {
    let (now, keys, doer, id) = (ctx.now(), ctx.keys.clone(), Doer::from(&officer.person), id.clone());
    let officer = officer.clone();
    ctx.db.write(move |conn| {
        let mut pair = same_pairs::get(conn, &id)?;
        if is_own(&officer, &pair) {
            return Err(Error::Denied("self_review"));
        }
        if pair.state != SameState::Joined {
            return Err(Error::Conflict("illegal_move"));
        }
        let join = same_joins::last_of(conn, &pair.id)?.ok_or(Error::Missing("join"))?;
        let deed = Joining { keys: &keys, doer: &doer, officer: &officer.person.account.id, now };
        deed.part(conn, &mut pair, &join)?;
        Ok(pair)
    })
}
