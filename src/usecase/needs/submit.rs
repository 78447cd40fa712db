//! Submits a need to the office, and its firm with it if this is the first one. It is matched at once, for staff only; that of
//! a firm which leaves too many questions without an answer waits for an officer first.

use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Member};
use crate::domain::audit::{Deed, Entity};
use crate::domain::enterprise::{EnterpriseAct, EnterpriseId, EnterpriseState};
use crate::domain::error::{Error, Result};
use crate::domain::need::{Need, NeedAct, NeedId};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::state::By;
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::questions::standing;
use crate::store::db::Conn;
use crate::store::{accounts, audit, changes, consents, enterprises, links, need_waits, needs, outbox};
use crate::usecase::entering;

/// Which.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need.
    pub need: NeedId,
}

/// Submits it; its owner gets a receipt.
pub fn run(ctx: &Context, member: &Member, input: Input) -> Result<Need> {
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(&member.person));
    let (firm, account) = (member.enterprise.clone(), member.person.account.id.clone());
    ctx.db.write(move |conn| {
        let mut need = needs::get(conn, &input.need)?;
        if need.enterprise != firm {
            return Err(Error::Missing("need"));
        }
        let account = accounts::get(conn, &account)?;
        if account.verified_at.is_none() {
            return Err(Error::Denied("mail_unverified"));
        }
        if !consent_texts::missing(&Topic::OF_MEMBER, &consents::list_by_member(conn, &firm, &account.id)?).is_empty() {
            return Err(Error::Conflict("consent_missing"));
        }
        let before = need.state;
        need.act(NeedAct::Submit, By::Owner)?;
        if need.expires_at <= now {
            return Err(Error::field("deadline", "in_the_past"));
        }
        need.brief.deadline = Some(need.brief.closes_on(now));
        need.expires_at = need.brief.closes_at(now);
        need.submitted_at = Some(now);
        needs::save(conn, &mut need, now)?;
        standing::wait_if_below(conn, &need, now)?;
        let about = (Entity::Need, need.id.as_str());
        audit::add(conn, now, &Deed::new(&doer, "need.submit", about.0, about.1).moved(before, need.state))?;
        if submit_firm(conn, &keys, &firm, &doer, now)? && need_waits::is_matched(conn, &need)? {
            changes::add(conn, now, about.0, about.1, need.version, None)?;
        }
        let link = links::add(conn, now, &account.id, LinkPurpose::Withdraw, Some(about.1))?;
        outbox::add(conn, now, &NewNotice::to(NoticeKind::NeedReceipt, &account, about, now).with_link(&link.id))?;
        Ok(need)
    })
}

/// Submits the firm where it is not yet; true when its needs may be matched.
fn submit_firm(conn: &mut Conn, keys: &Keys, id: &EnterpriseId, doer: &Doer, now: Moment) -> Result<bool> {
    let mut firm = enterprises::get(conn, id)?;
    let before = firm.state;
    if matches!(before, EnterpriseState::Draft | EnterpriseState::ChangesRequested) {
        firm.act(EnterpriseAct::Submit, By::Owner)?;
        enterprises::save(conn, &mut firm, now)?;
        entering::firm(conn, keys, &firm, now)?;
        let deed = Deed::new(doer, "enterprise.submit", Entity::Enterprise, id.as_str()).moved(before, firm.state);
        audit::add(conn, now, &deed)?;
        for other in needs::list_by_enterprise(conn, id)?.iter().filter(|n| n.state.is_matched()) {
            // Needs that rested with their firm come back with it; the one just submitted gets its mark from its own act.
            if other.submitted_at != Some(now) && need_waits::is_matched(conn, other)? {
                changes::add(conn, now, Entity::Need, other.id.as_str(), other.version, None)?;
            }
        }
    }
    use EnterpriseState as S;
    if matches!(firm.state, S::Rejected | S::Suspended | S::Closed | S::Erased) {
        return Err(Error::Conflict("firm_not_active"));
    }
    Ok(firm.state.is_active())
}
