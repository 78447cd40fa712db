//! An officer decides on an enterprise in the list: verifies it, asks for changes, or does not take it.

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::decision::{Decision, Verdict};
use crate::domain::enterprise::{Enterprise, EnterpriseAct, EnterpriseId, EnterpriseState};
use crate::domain::error::{Error, Result};
use crate::domain::need::NeedState;
use crate::domain::state::By;
use crate::store::db::Conn;
use crate::store::{audit, changes, decisions, enterprises, needs};

/// What is decided.
#[derive(Debug, Clone)]
pub struct Input {
    /// On which.
    pub enterprise: EnterpriseId,
    /// What.
    pub verdict: Verdict,
    /// Words to the firm; needed for anything but an acceptance.
    pub reason: String,
}

/// Decides; the firm is told. A firm without a code is verified with that said in the audit.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<EnterpriseState> {
    let decision = Decision::by(officer, input.verdict, &input.reason, ctx.now())?;
    let (now, doer, own) = (decision.decided_at, Doer::from(&officer.person), officer.person.enterprise.clone());
    ctx.db.write(move |conn| {
        let mut firm = enterprises::get(conn, &input.enterprise)?;
        if own.as_ref() == Some(&firm.id) {
            return Err(Error::Denied("self_review"));
        }
        let before = firm.state;
        apply(&mut firm, input.verdict, &decision)?;
        enterprises::save(conn, &mut firm, now)?;
        let about = (Entity::Enterprise, firm.id.as_str());
        decisions::add(conn, about, &decision)?;
        let code = if firm.profile.uscc.is_none() { " no_code_yet" } else { "" };
        let deed = Deed::new(&doer, "enterprise.decide", about.0, about.1).moved(before, firm.state);
        audit::add(conn, now, &deed.because(format!("{}{code}", decision.ruling)))?;
        if !firm.state.is_active() {
            rest_needs(conn, &firm, &decision)?;
        }
        let owners = enterprises::list_members(conn, &firm.id)?;
        decisions::tell_at_once(conn, owners, about, &decision)?;
        Ok(firm.state)
    })
}

fn apply(firm: &mut Enterprise, verdict: Verdict, decision: &Decision) -> Result<()> {
    match verdict {
        Verdict::Accept => firm.verify(&decision.officer, decision.decided_at),
        Verdict::RequestChanges => firm.act(EnterpriseAct::RequestChanges, By::Officer),
        Verdict::Reject => firm.act(EnterpriseAct::Reject, By::Officer),
    }
}

/// Needs of a firm that is not active are matched no more.
fn rest_needs(conn: &mut Conn, firm: &Enterprise, decision: &Decision) -> Result<()> {
    for need in needs::list_by_enterprise(conn, &firm.id)?.iter().filter(|n| NeedState::is_matched(n.state)) {
        changes::add(conn, decision.decided_at, Entity::Need, need.id.as_str(), need.version, None)?;
    }
    Ok(())
}
