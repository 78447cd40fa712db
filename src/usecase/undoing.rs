//! Taking a decision back within its seconds, as every use case that undoes does it: the pair is open again; firm, need and
//! person are as before the press, its mails never leave, and its note to the parties is gone with the introduction. What
//! another approval has come to rest on meanwhile stays, with its mail.

use crate::context::Context;
use crate::domain::account::{LinkPurpose, Role};
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::enterprise::{EnterpriseAct, EnterpriseState};
use crate::domain::error::{Error, Result};
use crate::domain::matches::{Match, MatchAct, MatchId, MatchState, Press};
use crate::domain::need::{Need, NeedAct, NeedState};
use crate::domain::state::By;
use crate::domain::value::Moment;
use crate::proposals::index;
use crate::proposals::suggestions::{self, Given};
use crate::store::db::Conn;
use crate::store::{audit, enterprises, interests, introductions, links, matches, needs, outbox, talents};

/// How often the suggestions are planned anew when the matching was quicker.
const TRIES: usize = 5;

/// Undoes the decision on a pair, in one transaction, and returns the need's and the person's codes.
pub fn undo(ctx: &Context, officer: &Officer, id: &MatchId) -> Result<(String, String)> {
    index::follow(ctx)?;
    for _ in 1..TRIES {
        match attempt(ctx, officer, id) {
            Err(Error::Conflict("moved")) => {}
            outcome => return outcome,
        }
    }
    attempt(ctx, officer, id)
}

fn attempt(ctx: &Context, officer: &Officer, id: &MatchId) -> Result<(String, String)> {
    let now = ctx.now();
    let row = ctx.db.read(|conn| matches::get(conn, id))?;
    let before = row.state;
    let by = if officer.person.has(Role::Lead) { By::Lead } else { By::Officer };
    let state = before.after(MatchAct::Undo, by)?;
    if !row.may_undo(now, ctx.config.review.undo_seconds) {
        return Err(Error::Conflict("undo_expired"));
    }
    let press = row.press.clone().unwrap_or_default();
    let mut open = Match { state, reviewer: None, reason: None, note: None, parked_until: None, ..row };
    (open.decided_at, open.press) = (None, None);
    let decided = Match { version: open.version + 1, ..open.clone() };
    let plan = suggestions::plan(ctx, &open.need, &Given { person: Some(&decided.talent), decided: Some(&decided) })?;
    let doer = Doer::from(&officer.person);
    ctx.db.write(move |conn| {
        plan.hold(conn)?;
        let back = Back { now, doer: &doer };
        let mut need = needs::get(conn, &open.need)?;
        back.restore(conn, &open, &mut need, &press)?;
        matches::save(conn, &mut open, None, now)?;
        if before == MatchState::Dismissed {
            interests::undo_close(conn, &open, now)?;
        }
        back.record(conn, "match.undo", (Entity::Match, open.id.as_str()), (before, open.state))?;
        plan.apply(conn, now)?;
        Ok((need.code, talents::get(conn, &open.talent)?.code))
    })
}

struct Back<'a> {
    now: Moment,
    doer: &'a Doer,
}

impl Back<'_> {
    fn restore(&self, conn: &mut Conn, open: &Match, need: &mut Need, press: &Press) -> Result<()> {
        let approved = |filter| matches::Filter { state: Some(MatchState::Approved), ..filter };
        if let Some(notices) = &press.need
            && need.state == NeedState::Open
            && others(conn, approved(matches::Filter { need: Some(need.id.clone()), ..Default::default() }), open)? == 0
        {
            let before = need.state;
            need.act(NeedAct::UndoOpen, By::Officer)?;
            needs::save(conn, need, self.now)?;
            outbox::cancel(conn, self.now, notices)?;
            self.record(conn, "need.undo_open", (Entity::Need, need.id.as_str()), (before, need.state))?;
        }
        if let Some(notices) = &press.firm {
            self.unverify(conn, need)?.then(|| outbox::cancel(conn, self.now, notices)).transpose()?;
        }
        if let Some(notices) = &press.question
            && let Some(introduction) = introductions::find_by_match(conn, &open.id)?
        {
            outbox::cancel(conn, self.now, notices)?;
            links::end_about(conn, LinkPurpose::Answer, introduction.id.as_str(), self.now)?;
            introductions::remove(conn, &introduction)?;
            let about = (Entity::Introduction, introduction.id.as_str());
            self.record(conn, "introduction.undo", about, (introduction.state, open.state))?;
        }
        if let Some(notices) = &press.talent
            && others(
                conn,
                approved(matches::Filter { talent: Some(open.talent.clone()), ..Default::default() }),
                open,
            )? == 0
        {
            let mut talent = talents::get(conn, &open.talent)?;
            talent.accepted_at = None;
            talents::save(conn, &mut talent, self.now)?;
            outbox::cancel(conn, self.now, notices)?;
            let about = (Entity::Talent, talent.id.as_str());
            self.record(conn, "talent.undo_accept", about, ("accepted", talent.state))?;
        }
        Ok(())
    }

    /// Only verified firms have open needs: one that has some stays verified.
    fn unverify(&self, conn: &mut Conn, need: &Need) -> Result<bool> {
        let mut firm = enterprises::get(conn, &need.enterprise)?;
        let is_relied_on = |n: &Need| matches!(n.state, NeedState::Open | NeedState::OnHold);
        if firm.state != EnterpriseState::Verified
            || needs::list_by_enterprise(conn, &firm.id)?.iter().any(is_relied_on)
        {
            return Ok(false);
        }
        let before = firm.state;
        firm.act(EnterpriseAct::UndoVerify, By::Officer)?;
        (firm.verified_at, firm.verified_by) = (None, None);
        enterprises::save(conn, &mut firm, self.now)?;
        self.record(conn, "enterprise.undo_verify", (Entity::Enterprise, firm.id.as_str()), (before, firm.state))?;
        Ok(true)
    }

    fn record(
        &self,
        conn: &mut Conn,
        action: &'static str,
        about: (Entity, &str),
        (before, after): (impl ToString, impl ToString),
    ) -> Result<()> {
        audit::add(conn, self.now, &Deed::new(self.doer, action, about.0, about.1).moved(before, after)).map(|_| ())
    }
}

/// How many other matches there are besides this one.
fn others(conn: &mut Conn, filter: matches::Filter, than: &Match) -> Result<usize> {
    let paging = crate::domain::paging::Paging::new(None, Some(2));
    Ok(matches::list(conn, &filter, &paging)?.items.iter().filter(|m| m.id != than.id).count())
}

/// For so many more seconds the decision on a pair can be undone.
pub fn seconds_left(ctx: &Context, row: &Match) -> i64 {
    let passed = row.decided_at.map(|at| (ctx.now() - at).num_seconds());
    passed.map_or(0, |passed| (ctx.config.review.undo_seconds - passed).max(0))
}
