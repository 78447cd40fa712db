//! An officer decides on a profile in the list: accepts it, asks for changes, or does not take it.

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::decision::{Decision, Verdict};
use crate::domain::error::{Error, Result};
use crate::domain::state::By;
use crate::domain::talent::{Talent, TalentAct, TalentId, TalentState};
use crate::domain::value::Moment;
use crate::store::{audit, changes, decisions, talents};

/// What is decided.
#[derive(Debug, Clone)]
pub struct Input {
    /// On whom.
    pub talent: TalentId,
    /// What.
    pub verdict: Verdict,
    /// Words to the person; needed for anything but an acceptance.
    pub reason: String,
}

/// Decides; the person is told where their state changed.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<TalentState> {
    let decision = Decision::by(officer, input.verdict, &input.reason, ctx.now())?;
    let (now, doer, own) = (decision.decided_at, Doer::from(&officer.person), officer.person.talent.clone());
    ctx.db.write(move |conn| {
        let mut talent = talents::get(conn, &input.talent)?;
        if own.as_ref() == Some(&talent.id) {
            return Err(Error::Denied("self_review"));
        }
        let before = talent.state;
        apply(&mut talent, input.verdict, now)?;
        talents::save(conn, &mut talent, now)?;
        let about = (Entity::Talent, talent.id.as_str());
        decisions::add(conn, about, &decision)?;
        let deed = Deed::new(&doer, "talent.decide", about.0, about.1).moved(before, talent.state);
        audit::add(conn, now, &deed.because(decision.ruling.as_str()))?;
        changes::add(conn, now, about.0, about.1, talent.version, None)?;
        if talent.state != before {
            // Imported people have no account: the office tells them by hand.
            decisions::tell_at_once(conn, talent.account.clone().into_iter().collect(), about, &decision)?;
        }
        Ok(talent.state)
    })
}

fn apply(talent: &mut Talent, verdict: Verdict, now: Moment) -> Result<()> {
    match verdict {
        Verdict::Accept if talent.state == TalentState::Pooled => {
            talent.accepted_at = Some(now);
            Ok(())
        }
        Verdict::Accept => Err(Error::Conflict("illegal_move")),
        Verdict::RequestChanges => talent.act(TalentAct::RequestChanges, By::Officer),
        Verdict::Reject => talent.act(TalentAct::Reject, By::Officer),
    }
}
