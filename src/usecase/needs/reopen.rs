//! An officer takes "nobody was found" back within its seconds: the need is open again, what lapsed with it is proposed again,
//! and no mail leaves.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::matches::{MatchAct, MatchState};
use crate::domain::need::{NeedAct, NeedState};
use crate::domain::state::By;
use crate::store::{audit, changes, interests, matches, needs, outbox};

/// Which, and what proves that an officer ended it just now.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need's code.
    pub need: String,
    /// What the deed left.
    pub undo: String,
}

/// Opens it again.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<NeedState> {
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(&officer.person));
    let since = now - TimeDelta::seconds(ctx.config.review.undo_seconds);
    ctx.db.write(move |conn| {
        let mut need = needs::find_by_code(conn, &input.need)?.ok_or(Error::Missing("need"))?;
        matches::hold_need(conn, &need.id)?;
        if !super::is_proof_of_end(&keys, &need, &input.undo) || need.updated_at <= since {
            return Err(Error::Conflict("undo_expired"));
        }
        let (before, ended_at) = (need.state, need.updated_at);
        need.act(NeedAct::UndoClose, By::Officer)?;
        needs::save(conn, &mut need, now)?;
        outbox::cancel_for(conn, now, Entity::Need, need.id.as_str())?;
        for mut row in matches::of_need(conn, &need.id)? {
            if row.state != MatchState::Lapsed || row.updated_at != ended_at {
                continue;
            }
            row.state = row.state.after(MatchAct::Propose, By::Officer)?;
            matches::save(conn, &mut row, None, now)?;
            interests::undo_close(conn, &row, now)?;
        }
        let deed = Deed::new(&doer, "need.undo_none_found", Entity::Need, need.id.as_str());
        audit::add(conn, now, &deed.moved(before, need.state))?;
        changes::add(conn, now, Entity::Need, need.id.as_str(), need.version, None)?;
        Ok(need.state)
    })
}
