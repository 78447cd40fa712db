//! The owner of an entry that was joined into another says on their page that it is wrong: the officers hear of it.

use super::disputed;
use crate::context::Context;
use crate::domain::actor::{Doer, Owner};
use crate::domain::error::{Error, Result};
use crate::store::same_joins;

/// Notes it; `Conflict` when the entry is joined into nothing.
pub fn run(ctx: &Context, owner: &Owner) -> Result<()> {
    let (now, keys, doer, id) = (ctx.now(), ctx.keys.clone(), Doer::from(&owner.person), owner.talent.clone());
    ctx.db.write(move |conn| {
        let join = same_joins::standing(conn, id.as_str())?.ok_or(Error::Conflict("illegal_move"))?;
        disputed(conn, &keys, &join, &doer, now)
    })
}
