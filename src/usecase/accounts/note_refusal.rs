//! Notes in the audit that a token of the API was refused: who is unknown, why and from which network.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::actor::{Doer, Origin};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::store::{audit, limits};

/// Most rows a minute and network, over all nodes.
pub const MOST: i32 = 10;

/// Adds the row, unless this network has filled its minute.
pub fn run(ctx: &Context, origin: Origin, cause: &'static str) -> Result<()> {
    let now = ctx.now();
    ctx.db.write(move |conn| {
        let bucket = format!("token.refuse/{}", origin.address_class);
        if limits::hit(conn, now, &bucket, MOST, TimeDelta::minutes(1))?.is_some() {
            return Ok(());
        }
        let doer = Doer { account: None, acting_for: None, address_class: Some(origin.address_class) };
        let deed = Deed::new(&doer, "token.refuse", Entity::Session, "unknown").because(cause);
        audit::add(conn, now, &deed).map(|_| ())
    })
}
