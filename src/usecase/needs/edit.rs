//! Takes a need's whole text anew: it is matched again, and an open one whose readers would read something else goes back
//! under review. Past matches stay as they were.

use crate::context::Context;
use crate::domain::actor::{Doer, Member};
use crate::domain::audit::{Deed, Entity};
use crate::domain::brief::lanzhou_day;
use crate::domain::error::{Error, Result};
use crate::domain::need::{Need, NeedAct, NeedBrief, NeedId, NeedState};
use crate::domain::state::By;
use crate::store::{audit, changes, enterprises, need_waits, needs};

/// The need as it shall be.
#[derive(Debug, Clone)]
pub struct Input {
    /// Which.
    pub need: NeedId,
    /// The version that the member saw; `None` takes whatever stands.
    pub version: Option<i32>,
    /// What it says.
    pub brief: NeedBrief,
}

/// Keeps it.
pub fn run(ctx: &Context, member: &Member, input: Input) -> Result<Need> {
    let now = ctx.now();
    let mut brief = input.brief.checked(lanzhou_day(now))?;
    let (doer, firm) = (Doer::from(&member.person), member.enterprise.clone());
    ctx.db.write(move |conn| {
        let mut need = needs::get(conn, &input.need)?;
        if need.enterprise != firm {
            return Err(Error::Missing("need"));
        }
        if !need.state.may_edit() {
            return Err(Error::Conflict("illegal_move"));
        }
        if input.version.is_some_and(|seen| seen != need.version) {
            return Err(Error::Conflict("version"));
        }
        if need.state != NeedState::Draft {
            // What is under way always has a last day.
            brief.deadline = Some(brief.closes_on(now));
        }
        let (before, reads_differently) = (need.version, brief.reads_differently(&need.brief));
        need.brief = brief;
        need.expires_at = need.brief.closes_at(now);
        if need.state == NeedState::Open && reads_differently {
            need.act(NeedAct::EditPublicText, By::Owner)?;
        }
        needs::save(conn, &mut need, now)?;
        let deed = Deed::new(&doer, "need.edit", Entity::Need, need.id.as_str()).moved(before, need.version);
        audit::add(conn, now, &deed)?;
        if need_waits::is_matched(conn, &need)? && enterprises::get(conn, &firm)?.state.is_active() {
            changes::add(conn, now, Entity::Need, need.id.as_str(), need.version, None)?;
        }
        Ok(need)
    })
}
