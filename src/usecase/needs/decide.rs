//! An officer decides on a need in the list: opens it (and verifies its firm in the same press), asks for changes, or does
//! not take it.

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::decision::{Decision, Verdict};
use crate::domain::error::{Error, Result};
use crate::domain::need::{Need, NeedAct, NeedId, NeedState};
use crate::domain::state::By;
use crate::store::db::Conn;
use crate::store::{audit, changes, decisions, enterprises, needs};

/// What is decided.
#[derive(Debug, Clone)]
pub struct Input {
    /// On which.
    pub need: NeedId,
    /// What.
    pub verdict: Verdict,
    /// Words to the firm; needed for anything but an acceptance.
    pub reason: String,
}

/// Decides; the firm is told.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<NeedState> {
    let decision = Decision::by(officer, input.verdict, &input.reason, ctx.now())?;
    let (now, doer, own) = (decision.decided_at, Doer::from(&officer.person), officer.person.enterprise.clone());
    ctx.db.write(move |conn| {
        let mut need = needs::get(conn, &input.need)?;
        if own.as_ref() == Some(&need.enterprise) {
            return Err(Error::Denied("self_review"));
        }
        let before = need.state;
        let act = match input.verdict {
            Verdict::Accept => NeedAct::Open,
            Verdict::RequestChanges => NeedAct::RequestChanges,
            Verdict::Reject => NeedAct::Reject,
        };
        need.act(act, By::Officer)?;
        if input.verdict == Verdict::Accept {
            verify_firm(conn, &need, &doer, &decision)?;
        }
        needs::save(conn, &mut need, now)?;
        let about = (Entity::Need, need.id.as_str());
        decisions::add(conn, about, &decision)?;
        let deed = Deed::new(&doer, "need.decide", about.0, about.1).moved(before, need.state);
        audit::add(conn, now, &deed.because(decision.ruling.as_str()))?;
        changes::add(conn, now, about.0, about.1, need.version, None)?;
        let owners = enterprises::list_members(conn, &need.enterprise)?;
        decisions::tell_at_once(conn, owners, about, &decision)?;
        Ok(need.state)
    })
}

/// Only a verified firm has open needs; `Conflict("firm_not_active")` when it cannot be verified now.
fn verify_firm(conn: &mut Conn, need: &Need, doer: &Doer, decision: &Decision) -> Result<()> {
    let mut firm = enterprises::get(conn, &need.enterprise)?;
    let before = firm.state;
    if !firm.verify_for_need(&decision.officer, decision.decided_at)? {
        return Ok(());
    }
    enterprises::save(conn, &mut firm, decision.decided_at)?;
    let deed = Deed::new(doer, "enterprise.decide", Entity::Enterprise, firm.id.as_str()).moved(before, firm.state);
    audit::add(conn, decision.decided_at, &deed.because(firm.code_remark()))?;
    Ok(())
}
