//! Takes an enterprise's whole description anew. Name and code of a verified firm stay as they were checked.

use crate::context::Context;
use crate::domain::actor::{Doer, Member};
use crate::domain::audit::{Deed, Entity};
use crate::domain::enterprise::{Enterprise, EnterpriseContact, EnterpriseProfile, EnterpriseState};
use crate::domain::error::{Checks, Error, Result};
use crate::domain::need::NeedState;
use crate::store::{audit, changes, enterprises, needs};
use crate::usecase::entering;

/// The enterprise as it shall be.
#[derive(Debug, Clone)]
pub struct Input {
    /// The version that the member saw; `None` takes whatever stands.
    pub version: Option<i32>,
    /// What it says of itself.
    pub profile: EnterpriseProfile,
    /// The member's own contact.
    pub contact: EnterpriseContact,
}

/// Keeps it; returns the new version.
pub fn run(ctx: &Context, member: &Member, input: Input) -> Result<i32> {
    let mut checks = Checks::default();
    let profile = checks.take(input.profile.checked())?;
    let contact = checks.take(input.contact.checked())?;
    checks.done()?;
    let (Some(profile), Some(contact)) = (profile, contact) else {
        return Err(Error::internal("a part is missing without an error"));
    };
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(&member.person));
    let (id, account) = (member.enterprise.clone(), member.person.account.id.clone());
    ctx.db.write(move |conn| {
        let mut firm = enterprises::get(conn, &id)?;
        if input.version.is_some_and(|seen| seen != firm.version) {
            return Err(Error::Conflict("version"));
        }
        may_change(&firm, &profile)?;
        if let Some(uscc) = &profile.uscc
            && enterprises::is_uscc_taken(conn, uscc, &id)?
        {
            return Err(Error::field("uscc", "uscc_taken"));
        }
        let (before, renamed) = (firm.version, firm.profile.name != profile.name);
        firm.profile = profile;
        enterprises::save(conn, &mut firm, now)?;
        enterprises::save_member(conn, &keys, (&id, &account), &contact)?;
        entering::firm(conn, &keys, &firm, now)?;
        let deed = Deed::new(&doer, "enterprise.edit", Entity::Enterprise, id.as_str()).moved(before, firm.version);
        audit::add(conn, now, &deed)?;
        if renamed && firm.state.is_active() {
            // The name serves the rule "never my own employer", so its needs are matched again.
            for need in needs::list_by_enterprise(conn, &id)?.iter().filter(|n| NeedState::is_matched(n.state)) {
                changes::add(conn, now, Entity::Need, need.id.as_str(), need.version, None)?;
            }
        }
        Ok(firm.version)
    })
}

fn may_change(firm: &Enterprise, profile: &EnterpriseProfile) -> Result<()> {
    if matches!(firm.state, EnterpriseState::Closed | EnterpriseState::Suspended | EnterpriseState::Erased) {
        return Err(Error::Conflict("illegal_move"));
    }
    let is_checked = firm.state == EnterpriseState::Verified;
    let mut checks = Checks::default();
    checks.require(!is_checked || firm.profile.name == profile.name, "firm_name", "verified_locked");
    let is_same_code = firm.profile.uscc.is_none() || firm.profile.uscc == profile.uscc;
    checks.require(!is_checked || is_same_code, "uscc", "verified_locked");
    checks.done()
}
