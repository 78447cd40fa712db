//! An officer decides on a profile in the list: accepts it, asks for changes, or does not take it.

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::decision::{Decision, DecisionId, Verdict};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::state::By;
use crate::domain::talent::{Talent, TalentAct, TalentId, TalentState};
use crate::store::db::Conn;
use crate::store::{accounts, audit, changes, decisions, outbox, talents};

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
    let reason = input.verdict.reason(&input.reason)?;
    let (now, doer, own) = (ctx.now(), Doer::from(&officer.person), officer.person.talent.clone());
    let decision = Decision {
        id: DecisionId::new(),
        verdict: input.verdict,
        reason,
        officer: officer.person.account.id.clone(),
        decided_at: now,
    };
    ctx.db.write(move |conn| {
        let mut talent = talents::get(conn, &input.talent)?;
        if own.as_ref() == Some(&talent.id) {
            return Err(Error::Denied("self_review"));
        }
        let before = talent.state;
        apply(&mut talent, &decision)?;
        talents::save(conn, &mut talent, now)?;
        let about = (Entity::Talent, talent.id.as_str());
        decisions::add(conn, about, &decision)?;
        let deed = Deed::new(&doer, "talent.decide", about.0, about.1).moved(before, talent.state);
        audit::add(conn, now, &deed.because(decision.verdict.as_str()))?;
        changes::add(conn, now, about.0, about.1, talent.version, None)?;
        if talent.state != before {
            tell(conn, &talent, &decision)?;
        }
        Ok(talent.state)
    })
}

fn apply(talent: &mut Talent, decision: &Decision) -> Result<()> {
    match decision.verdict {
        Verdict::Accept if talent.state == TalentState::Pooled => {
            talent.accepted_at = Some(decision.decided_at);
            Ok(())
        }
        Verdict::Accept => Err(Error::Conflict("illegal_move")),
        Verdict::RequestChanges => talent.act(TalentAct::RequestChanges, By::Officer),
        Verdict::Reject => talent.act(TalentAct::Reject, By::Officer),
    }
}

/// Imported people have no account: the office tells them by hand.
fn tell(conn: &mut Conn, talent: &Talent, decision: &Decision) -> Result<()> {
    if let Some(account) = &talent.account {
        let account = accounts::get(conn, account)?;
        let about = (Entity::Talent, talent.id.as_str());
        let mut notice = NewNotice::to(NoticeKind::Decision, &account, about, decision.decided_at);
        notice = notice.with_code(decision.verdict.as_str());
        notice.params.reason = Some(decision.reason.clone());
        outbox::add(conn, decision.decided_at, &notice)?;
    }
    Ok(())
}
