//! A member says how a need goes on: renewed, filled, or nobody was found.

use super::{apply, told};
use crate::context::Context;
use crate::domain::actor::{Doer, Member};
use crate::domain::error::{Error, Result};
use crate::domain::need::{NeedId, NeedState};
use crate::domain::need_clock::NeedAnswer;
use crate::store::needs;

/// Which, and how it goes on.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need.
    pub need: NeedId,
    /// How it goes on.
    pub answer: NeedAnswer,
}

/// Does it; a need of another firm is missing.
pub fn run(ctx: &Context, member: &Member, input: Input) -> Result<NeedState> {
    let (now, doer, firm) = (ctx.now(), Doer::from(&member.person), member.enterprise.clone());
    ctx.db.write(move |conn| {
        let mut need = needs::get(conn, &input.need)?;
        if need.enterprise != firm {
            return Err(Error::Missing("need"));
        }
        let before = need.state;
        apply(conn, now, &mut need, input.answer)?;
        told(conn, now, &doer, &need, before, input.answer)?;
        Ok(need.state)
    })
}
