//! Ends introductions and tells those who waited. Nobody learns why the other side is no longer there.

use super::ask;
use crate::domain::account::{AccountId, LinkPurpose};
use crate::domain::actor::Doer;
use crate::domain::answer_figures::QuestionEnding;
use crate::domain::audit::{Deed, Entity};
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::Result;
use crate::domain::introduction::{CloseReason, Introduction, Side};
use crate::domain::need::{NeedAct, NeedId, NeedState};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::state::By;
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::introductions::{self, Filter};
use crate::store::{audit, changes, firm_questions, follow_ups, links, needs, outbox, put_questions};

/// What a neutral closing mail says: the other side could not this time, or is no longer available.
pub const DECLINED: &str = "declined";
/// See `DECLINED`.
pub const UNAVAILABLE: &str = "unavailable";
/// Two who were introduced are no longer followed.
pub const ENDED: &str = "ended";

/// Takes the open question out of the world: its mails and its links end.
pub fn question(conn: &mut Conn, introduction: &Introduction, now: Moment) -> Result<()> {
    outbox::cancel_for(conn, now, Entity::Introduction, introduction.id.as_str())?;
    links::end_about(conn, LinkPurpose::Answer, introduction.id.as_str(), now)?;
    Ok(())
}

/// Tells a side, in its language, that it does not go on.
pub fn tell(conn: &mut Conn, introduction: &Introduction, side: Side, code: &str, now: Moment) -> Result<()> {
    for reader in ask::readers(conn, introduction, side)? {
        let about = (Entity::Introduction, introduction.id.as_str());
        outbox::add(conn, now, &NewNotice::to(NoticeKind::Closed, &reader, about, now).with_code(code))?;
    }
    Ok(())
}

/// Why introductions are halted, by whom, and who needs no mail since it was their own act.
#[derive(Debug, Clone)]
pub struct Halt<'a> {
    /// Who does it.
    pub doer: &'a Doer,
    /// As what.
    pub by: By,
    /// Why.
    pub reason: CloseReason,
    /// The side whose act it was.
    pub cause: Option<Side>,
    /// When.
    pub now: Moment,
}

/// Halts every open introduction that fits, in the transaction of its cause; returns how many. Whoever had heard of it is told
/// that it is no longer available, and nothing else.
pub fn halt(conn: &mut Conn, which: &Filter, halt: &Halt<'_>) -> Result<usize> {
    let open = introductions::list_open(conn, which)?;
    let count = open.len();
    for introduction in open {
        halt_one(conn, introduction, halt)?;
    }
    Ok(count)
}

/// Halts what has not come to an introduction yet: two who know each other go on by themselves.
pub fn halt_unanswered(conn: &mut Conn, which: &Filter, halt: &Halt<'_>) -> Result<usize> {
    let mut count = 0;
    for introduction in introductions::list_open(conn, which)?.into_iter().filter(|i| !i.state.is_known()) {
        halt_one(conn, introduction, halt)?;
        count += 1;
    }
    Ok(count)
}

/// A need has ended: what has not come to an introduction ends with it.
pub fn end_need(conn: &mut Conn, need: &NeedId, doer: &Doer, now: Moment) -> Result<()> {
    let which = Filter { need: Some(need.clone()), ..Filter::default() };
    let (reason, cause) = (CloseReason::NeedEnded, Some(Side::Firm));
    halt_unanswered(conn, &which, &Halt { doer, by: By::System, reason, cause, now }).map(|_| ())
}

/// Of the needs that an account of the firm is responsible for, open ones rest and those that wait for an officer go back to
/// the drafts: its consents are gone. The firm goes on with them when somebody is responsible for them again.
pub fn rest_needs(conn: &mut Conn, (firm, by): (&EnterpriseId, &AccountId), doer: &Doer, now: Moment) -> Result<()> {
    for mut need in needs::list_by_enterprise(conn, firm)? {
        let act = match need.state {
            NeedState::Open => NeedAct::Hold,
            NeedState::Submitted => NeedAct::TakeBack,
            _ => continue,
        };
        if need.created_by.as_ref() != Some(by) {
            continue;
        }
        let before = need.state;
        need.act(act, By::Owner)?;
        needs::save(conn, &mut need, now)?;
        let deed = Deed::new(doer, "need.rest", Entity::Need, need.id.as_str()).moved(before, need.state);
        audit::add(conn, now, &deed.because("consent_withdrawn"))?;
        let which = Filter { need: Some(need.id.clone()), ..Filter::default() };
        let (reason, cause) = (CloseReason::ConsentWithdrawn, Some(Side::Firm));
        halt_unanswered(conn, &which, &Halt { doer, by: By::System, reason, cause, now })?;
        changes::add(conn, now, Entity::Need, need.id.as_str(), need.version, None)?;
    }
    Ok(())
}

/// Halts one.
pub fn halt_one(conn: &mut Conn, mut introduction: Introduction, halt: &Halt<'_>) -> Result<()> {
    let before = introduction.clone();
    introduction.halt(halt.reason, halt.by, halt.now)?;
    introductions::save(conn, &mut introduction, halt.now)?;
    question(conn, &introduction, halt.now)?;
    firm_questions::end(conn, &introduction.id, QuestionEnding::Dropped, halt.now)?;
    follow_ups::remove_open(conn, &introduction.id)?;
    put_questions::remove_unput(conn, &introduction.id, halt.now)?;
    for side in Side::ALL {
        if halt.cause != Some(*side) && has_heard(&before, *side, halt.now) {
            let code = if introduction.is_known() { ENDED } else { UNAVAILABLE };
            tell(conn, &introduction, *side, code, halt.now)?;
        }
    }
    let deed = Deed::new(halt.doer, "introduction.halt", Entity::Introduction, introduction.id.as_str());
    let deed = deed.moved(before.state, introduction.state).because(halt.reason.as_str());
    audit::add(conn, halt.now, &deed).map(|_| ())
}

/// True when a side knows that there is something: it was asked, asked itself, or has said yes before the person is asked
/// once more.
fn has_heard(introduction: &Introduction, side: Side, now: Moment) -> bool {
    let was_asked = introduction.asked_at.is_some_and(|at| at <= now);
    match side {
        Side::Talent => was_asked,
        Side::Firm => introduction.state.asked() != Some(Side::Talent) && was_asked || introduction.firm_said_yes(),
    }
}
