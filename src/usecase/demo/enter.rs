//! Lets a visitor of the demo in by one of its doors, without a passphrase.

use chrono::TimeDelta;

pub use super::Door;
use super::{account, only_in_demo};
use crate::context::Context;
use crate::domain::account::SessionKind;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::store::{audit, sessions};

/// The secret of the new session, for the cookie; `Missing` where there is no demo.
pub fn run(ctx: &Context, visitor: &Visitor, door: Door) -> Result<String> {
    only_in_demo(ctx)?;
    let account = ctx.db.read(|conn| account(conn, ctx, door))?;
    let (now, origin, doer) = (ctx.now(), visitor.origin.clone(), Doer::from(visitor));
    let until = now + TimeDelta::hours(ctx.config.security.staff_session_hours);
    ctx.db.write(move |conn| {
        let opened = sessions::open(conn, now, &account.id, SessionKind::Page, until, &origin)?;
        let deed = Deed::new(&doer, "session.open", Entity::Session, opened.id.as_str()).because("demo");
        audit::add(conn, now, &deed)?;
        Ok(opened.secret)
    })
}
