//! Ends a need at the firm's wish: somebody was found, nobody suits, or it is no longer needed.

use super::end_questions;
use crate::context::Context;
use crate::domain::actor::{Doer, Member};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::need::{NeedAct, NeedId, NeedState};
use crate::domain::state::By;
use crate::store::{audit, changes, needs};

crate::text_enum! {
    /// Why it ends.
    Reason {
        /// Somebody was found.
        Filled = "filled",
        /// Nobody suits.
        NoCandidate = "no_candidate",
        /// It is no longer needed.
        Withdrawn = "withdrawn",
    }
}

/// Which, and why.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need.
    pub need: NeedId,
    /// Why.
    pub reason: Reason,
}

/// Ends it.
pub fn run(ctx: &Context, member: &Member, input: Input) -> Result<NeedState> {
    let (now, doer, firm) = (ctx.now(), Doer::from(&member.person), member.enterprise.clone());
    ctx.db.write(move |conn| {
        let mut need = needs::get(conn, &input.need)?;
        if need.enterprise != firm {
            return Err(Error::Missing("need"));
        }
        let before = need.state;
        // Only an open need counts as filled or not; any other is simply taken back, and the audit keeps the reason.
        need.act(
            match input.reason {
                Reason::Filled if before == NeedState::Open => NeedAct::Fill,
                Reason::NoCandidate if before == NeedState::Open => NeedAct::CloseWithout,
                _ => NeedAct::Withdraw,
            },
            By::Owner,
        )?;
        needs::save(conn, &mut need, now)?;
        let deed = Deed::new(&doer, "need.withdraw", Entity::Need, need.id.as_str()).moved(before, need.state);
        audit::add(conn, now, &deed.because(input.reason.as_str()))?;
        end_questions(conn, now, &doer, &need)?;
        changes::add(conn, now, Entity::Need, need.id.as_str(), need.version, None)?;
        Ok(need.state)
    })
}
