//! A lead suspends a firm, lifts that, or closes it for good.

use crate::context::Context;
use crate::domain::actor::{Doer, Lead};
use crate::domain::audit::{Deed, Entity};
use crate::domain::decision::{Decision, Measure};
use crate::domain::enterprise::{EnterpriseAct, EnterpriseId, EnterpriseState};
use crate::domain::error::{Error, Result};
use crate::domain::state::By;
use crate::store::{audit, decisions, enterprises};
use crate::usecase::leaving_firms::Leaving;

/// What is decided.
#[derive(Debug, Clone)]
pub struct Input {
    /// On which.
    pub enterprise: EnterpriseId,
    /// What.
    pub measure: Measure,
    /// Words to the firm; needed for a suspension or a closing.
    pub reason: String,
}

/// Takes the measure; the firm is told. With a suspension or a closing everything that is open with people ends at once, with
/// a closing its needs end too.
pub fn run(ctx: &Context, lead: &Lead, input: Input) -> Result<EnterpriseState> {
    let decision = Decision::by_lead(lead, input.measure, &input.reason, ctx.now())?;
    let (now, doer, own) = (decision.decided_at, Doer::from(&lead.person), lead.person.enterprise.clone());
    let act = match input.measure {
        Measure::Suspend => EnterpriseAct::Suspend,
        Measure::Lift => EnterpriseAct::Unsuspend,
        Measure::Close => EnterpriseAct::Close,
        Measure::Reinstate => EnterpriseAct::Reinstate,
    };
    ctx.db.write(move |conn| {
        let mut firm = enterprises::get(conn, &input.enterprise)?;
        if own.as_ref() == Some(&firm.id) {
            return Err(Error::Denied("self_review"));
        }
        if firm.joined_at.is_some() {
            return Err(Error::Conflict("illegal_move"));
        }
        let (before, owners) = (firm.state, enterprises::list_members(conn, &firm.id)?);
        if act == EnterpriseAct::Reinstate && owners.is_empty() {
            return Err(Error::Conflict("nobody_left"));
        }
        firm.act(act, By::Lead)?;
        enterprises::save(conn, &mut firm, now)?;
        let about = (Entity::Enterprise, firm.id.as_str());
        decisions::add(conn, about, &decision)?;
        let deed = Deed::new(&doer, "enterprise.measure", about.0, about.1).moved(before, firm.state);
        audit::add(conn, now, &deed.because(decision.ruling.as_str()))?;
        Leaving { doer: &doer, by: By::Lead, now }.follow(conn, &firm)?;
        decisions::tell_at_once(conn, owners, about, &decision)?;
        Ok(firm.state)
    })
}
