//! A person takes the copy along by its link, signed in: it is built now, and the link is used up when it leaves.

use super::{Copy, build, left};
use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::Person;
use crate::domain::error::{Error, Result};
use crate::store::links;

/// The copy; `Missing` for anybody whose it is not, `Gone` for a link that is used or expired.
pub fn run(ctx: &Context, person: &Person, token: &str) -> Result<Copy> {
    let now = ctx.now();
    let link = ctx.db.read(|conn| links::open(conn, &ctx.keys, token, LinkPurpose::DataCopy, now))?;
    if link.account != person.account.id {
        return Err(Error::Missing("link"));
    }
    let copy = build(ctx, person, now)?;
    let person = person.clone();
    // Of two who press at once, one gets it.
    ctx.db.write(move |conn| {
        links::use_up(conn, &link, now)?;
        left(conn, now, &person)
    })?;
    Ok(copy)
}
