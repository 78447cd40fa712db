//! A lead ends an introduction that may not go on.

use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::{Doer, Officer};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{CloseReason, IntroductionId};
use crate::domain::state::By;
use crate::questions::close::{self, Halt};
use crate::store::introductions;

/// Which.
#[derive(Debug, Clone)]
pub struct Input {
    /// The introduction.
    pub id: IntroductionId,
    /// The version that the lead saw; `None` takes it as it stands.
    pub version: Option<i32>,
}

/// Halts it; both sides that had heard of it are told that it is no longer available.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<()> {
    if !officer.person.has(Role::Lead) {
        return Err(Error::Denied("needs_a_lead"));
    }
    let (now, doer) = (ctx.now(), Doer::from(&officer.person));
    ctx.db.write(move |conn| {
        let introduction = introductions::get(conn, &input.id)?;
        if input.version.is_some_and(|seen| seen != introduction.version) {
            return Err(Error::Conflict("version"));
        }
        let halt = Halt { doer: &doer, by: By::Lead, reason: CloseReason::ByLead, cause: None, now };
        close::halt_one(conn, introduction, &halt)
    })
}
