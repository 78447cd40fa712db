//! What a firm's entry hands to the one it is joined into: its needs with what came of them, its members, and its credit
//! code where the other has none; and how all of that goes back.

use crate::domain::account::AccountId;
use crate::domain::audit::Entity;
use crate::domain::enterprise::{Enterprise, EnterpriseContact, EnterpriseId, EnterpriseState};
use crate::domain::error::{Error, Result};
use crate::domain::need::{Need, NeedAct, NeedId, NeedState};
use crate::domain::same::{Join, Moved};
use crate::domain::state::By;
use crate::store::db::Conn;
use crate::store::introductions::{self, Filter};
use crate::store::sealed::{self, Contact, Disclosure, Whose};
use crate::store::{changes, enterprises, needs, same_joins};
use crate::usecase::entering;
use crate::usecase::joining::{ASKED, Joining, parsed};

/// Moves everything to the firm that stays. What one of the two is being asked is finished first.
pub fn join(deed: &Joining<'_>, conn: &mut Conn, join: &Join) -> Result<()> {
    let mut kept = enterprises::get(conn, &parsed(&join.kept)?)?;
    let mut gone = enterprises::get(conn, &parsed(&join.gone)?)?;
    gone.join(&kept, deed.now)?;
    refuse_asked(conn, &Filter { enterprise: Some(gone.id.clone()), ..Filter::default() })?;
    let code = gone.profile.uscc.clone().filter(|_| kept.profile.uscc.is_none());
    if let Some(code) = &code {
        gone.profile.uscc = None;
        same_joins::note(conn, &join.id, Moved::Code, code)?;
    }
    enterprises::save(conn, &mut gone, deed.now)?;
    if code.is_some() {
        kept.profile.uscc = code;
        enterprises::save(conn, &mut kept, deed.now)?;
    }
    match_again(deed, conn, &kept.id)?;
    for mut need in needs::list_by_enterprise(conn, &gone.id)? {
        give(deed, conn, &mut need, &kept)?;
        same_joins::note(conn, &join.id, Moved::Need, need.id.as_str())?;
    }
    let known = enterprises::list_members(conn, &kept.id)?;
    for account in enterprises::list_members(conn, &gone.id)?.iter().filter(|account| !known.contains(account)) {
        let contact = contact(deed, conn, &gone.id, account)?;
        enterprises::add_member(conn, deed.keys, (&kept.id, account), "member", &contact, deed.now)?;
        same_joins::note(conn, &join.id, Moved::Member, account.as_str())?;
    }
    entering::firm(conn, deed.keys, &kept, deed.now)
}

/// Moves it back. What its people have posted since goes with them; what they changed of how they are reached stays changed.
pub fn part(deed: &Joining<'_>, conn: &mut Conn, join: &Join) -> Result<()> {
    let mut kept = enterprises::get(conn, &parsed(&join.kept)?)?;
    let mut gone = enterprises::get(conn, &parsed(&join.gone)?)?;
    gone.joined_at = None;
    for code in same_joins::moved(conn, &join.id, Moved::Code)? {
        if kept.profile.uscc.as_ref() == Some(&code) {
            kept.profile.uscc = None;
            enterprises::save(conn, &mut kept, deed.now)?;
        }
        if !enterprises::is_uscc_taken(conn, &code, &gone.id)? {
            gone.profile.uscc = Some(code);
        }
    }
    enterprises::save(conn, &mut gone, deed.now)?;
    let members: Vec<AccountId> =
        same_joins::moved(conn, &join.id, Moved::Member)?.iter().map(|id| parsed(id)).collect::<Result<_>>()?;
    let moved: Vec<NeedId> =
        same_joins::moved(conn, &join.id, Moved::Need)?.iter().map(|id| parsed(id)).collect::<Result<_>>()?;
    for mut need in needs::list_by_enterprise(conn, &kept.id)? {
        let is_theirs = need.created_by.as_ref().is_some_and(|account| members.contains(account));
        if moved.contains(&need.id) || is_theirs && need.created_at >= join.joined_at {
            refuse_asked(conn, &Filter { need: Some(need.id.clone()), ..Filter::default() })?;
            go_back(&mut need, &gone)?;
            give(deed, conn, &mut need, &gone)?;
        }
    }
    match_again(deed, conn, &kept.id)?;
    // Who was erased meanwhile is in neither of the two any more.
    let remain = enterprises::list_members(conn, &kept.id)?;
    for account in members.iter().filter(|account| remain.contains(account)) {
        let (now_said, before) = (contact(deed, conn, &kept.id, account)?, contact(deed, conn, &gone.id, account)?);
        if now_said != before {
            enterprises::save_member(conn, deed.keys, (&gone.id, account), &now_said)?;
        }
        enterprises::remove_member(conn, &kept.id, account)?;
    }
    entering::firm(conn, deed.keys, &kept, deed.now)?;
    entering::firm(conn, deed.keys, &gone, deed.now)
}

/// The names that a firm goes by serve the rule "never my own employer", so its own needs are matched again.
fn match_again(deed: &Joining<'_>, conn: &mut Conn, firm: &EnterpriseId) -> Result<()> {
    for need in needs::list_by_enterprise(conn, firm)?.iter().filter(|need| need.state.is_matched()) {
        changes::add(conn, deed.now, Entity::Need, need.id.as_str(), need.version, None)?;
    }
    Ok(())
}

fn refuse_asked(conn: &mut Conn, of: &Filter) -> Result<()> {
    let is_asked = introductions::list_open(conn, of)?.iter().any(|open| ASKED.contains(&open.state));
    if is_asked { Err(Error::Conflict("same_introduction_open")) } else { Ok(()) }
}

/// Only verified firms have open needs: one that was opened meanwhile is reviewed again.
fn go_back(need: &mut Need, firm: &Enterprise) -> Result<()> {
    if firm.state == EnterpriseState::Verified {
        return Ok(());
    }
    if need.state == NeedState::OnHold {
        need.act(NeedAct::Resume, By::Owner)?;
    }
    if need.state == NeedState::Open { need.act(NeedAct::UndoOpen, By::Officer) } else { Ok(()) }
}

/// A need goes to a firm with its introductions, and is matched anew as one of that firm.
fn give(deed: &Joining<'_>, conn: &mut Conn, need: &mut Need, to: &Enterprise) -> Result<()> {
    need.enterprise = to.id.clone();
    needs::save(conn, need, deed.now)?;
    introductions::give(conn, &need.id, &to.id)?;
    if need.state.is_matched() {
        changes::add(conn, deed.now, Entity::Need, need.id.as_str(), need.version, None)?;
    }
    Ok(())
}

fn contact(deed: &Joining<'_>, conn: &mut Conn, firm: &EnterpriseId, account: &AccountId) -> Result<EnterpriseContact> {
    let why = Disclosure::Comparison(firm.as_str());
    match sealed::disclose(conn, deed.keys, Whose::Member(firm, account), why)? {
        Contact::Member(contact) => Ok(contact),
        _ => Err(Error::internal("not a member's contact")),
    }
}
