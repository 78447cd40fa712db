//! A lead ends an introduction that may not go on.

use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::{Doer, Officer};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{CloseReason, IntroductionId};
use crate::domain::state::By;
use crate::questions::close::{self, Halt};
use crate::store::introductions;

/// Halts it; both sides that had heard of it are told that it is no longer available.
pub fn run(ctx: &Context, officer: &Officer, id: IntroductionId) -> Result<()> {
    if !officer.person.has(Role::Lead) {
        return Err(Error::Denied("needs_a_lead"));
    }
    let (now, doer) = (ctx.now(), Doer::from(&officer.person));
    ctx.db.write(move |conn| {
        let introduction = introductions::get(conn, &id)?;
        let halt = Halt { doer: &doer, by: By::Lead, reason: CloseReason::ByLead, cause: None, now };
        close::halt_one(conn, introduction, &halt)
    })
}
