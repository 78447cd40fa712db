//! A lead suspends a person, lifts that, or takes back on appeal who was not taken.

use crate::context::Context;
use crate::domain::actor::{Doer, Lead};
use crate::domain::audit::{Deed, Entity};
use crate::domain::decision::{Decision, Measure};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{CloseReason, Side};
use crate::domain::state::By;
use crate::domain::talent::{TalentAct, TalentId, TalentState};
use crate::questions::close::{self, Halt};
use crate::store::introductions::Filter;
use crate::store::{audit, changes, decisions, talents};

/// What is decided.
#[derive(Debug, Clone)]
pub struct Input {
    /// On whom.
    pub talent: TalentId,
    /// What.
    pub measure: Measure,
    /// Words to the person; needed for a suspension.
    pub reason: String,
}

/// Takes the measure; the person is told. With a suspension everything open about them ends at once.
pub fn run(ctx: &Context, lead: &Lead, input: Input) -> Result<TalentState> {
    let decision = Decision::by_lead(lead, input.measure, &input.reason, ctx.now())?;
    let (now, doer, own) = (decision.decided_at, Doer::from(&lead.person), lead.person.talent.clone());
    let act = match input.measure {
        Measure::Suspend => TalentAct::Suspend,
        Measure::Lift => TalentAct::Unsuspend,
        Measure::Reinstate => TalentAct::Reinstate,
        Measure::Close => return Err(Error::field("measure", "choice")),
    };
    ctx.db.write(move |conn| {
        let mut talent = talents::get(conn, &input.talent)?;
        if own.as_ref() == Some(&talent.id) {
            return Err(Error::Denied("self_review"));
        }
        if talent.joined_at.is_some() {
            return Err(Error::Conflict("illegal_move"));
        }
        let before = talent.state;
        talent.act(act, By::Lead)?;
        talents::save(conn, &mut talent, now)?;
        let about = (Entity::Talent, talent.id.as_str());
        decisions::add(conn, about, &decision)?;
        let deed = Deed::new(&doer, "talent.measure", about.0, about.1).moved(before, talent.state);
        audit::add(conn, now, &deed.because(decision.ruling.as_str()))?;
        if talent.state == TalentState::Suspended {
            let which = Filter { talent: Some(talent.id.clone()), ..Filter::default() };
            // The mail about the measure is all that the person hears.
            let (reason, cause) = (CloseReason::TalentSuspended, Some(Side::Talent));
            close::halt(conn, &which, &Halt { doer: &doer, by: By::System, reason, cause, now })?;
        }
        changes::add(conn, now, about.0, about.1, talent.version, None)?;
        decisions::tell_at_once(conn, talent.account.clone().into_iter().collect(), about, &decision)?;
        Ok(talent.state)
    })
}
