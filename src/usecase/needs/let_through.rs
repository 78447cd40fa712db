//! An officer has looked at a need that waits because its firm leaves too many questions unanswered: it is matched all the
//! same.

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::error::{Error, Result};
use crate::domain::need::{NeedId, NeedState};
use crate::questions::standing;
use crate::store::{need_waits, needs};

/// Which.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need.
    pub need: NeedId,
    /// The version that the officer saw; `None` takes it as it stands.
    pub version: Option<i32>,
}

/// Lets it through and returns where it stands; `already_done` when it waits for nobody.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<NeedState> {
    let (now, person) = (ctx.now(), officer.person.clone());
    ctx.db.write(move |conn| {
        let need = needs::get(conn, &input.need)?;
        if person.enterprise.as_ref() == Some(&need.enterprise) {
            return Err(Error::Denied("self_review"));
        }
        if need_waits::find(conn, &need.id)?.is_none() {
            return Err(Error::Conflict("already_done"));
        }
        if input.version.is_some_and(|seen| seen != need.version) {
            return Err(Error::Conflict("version"));
        }
        let state = need.state;
        standing::let_through(conn, need, &Doer::from(&person), standing::BY_OFFICER, now)?;
        Ok(state)
    })
}
