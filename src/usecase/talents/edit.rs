//! Takes a person's whole profile anew. One that is in the pool stays there and is matched again.

use crate::context::Context;
use crate::domain::actor::{Doer, Owner};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{CloseReason, Side};
use crate::domain::record::TalentRecord;
use crate::domain::state::By;
use crate::domain::talent::{TalentAct, TalentState};
use crate::questions::barring;
use crate::questions::close::Halt;
use crate::store::{audit, changes, profile_drafts, sealed, talent_versions, talents};
use crate::usecase::entering;

/// The profile as it shall be.
#[derive(Debug, Clone)]
pub struct Input {
    /// The version that the person saw; `None` takes whatever stands.
    pub version: Option<i32>,
    /// All that was written.
    pub record: TalentRecord,
}

/// Keeps it; returns the new version.
pub fn run(ctx: &Context, owner: &Owner, input: Input) -> Result<i32> {
    let record = input.record.checked()?;
    let (now, keys, doer, id) = (ctx.now(), ctx.keys.clone(), Doer::from(&owner.person), owner.talent.clone());
    let account = owner.person.account.id.clone();
    let accepted_first = ctx.config.review.accepts_first();
    ctx.db.write(move |conn| {
        let mut talent = talents::get(conn, &id)?;
        if !talent.state.may_edit() {
            return Err(Error::Conflict("illegal_move"));
        }
        if talent.joined_at.is_some() {
            return Err(Error::Conflict("same_joined"));
        }
        if input.version.is_some_and(|seen| seen != talent.version) {
            return Err(Error::Conflict("version"));
        }
        let (before, was_proposed) = (talent.version, talent.is_proposed(accepted_first));
        talent_versions::keep_if_shown(conn, &keys, &account, &talent, now)?;
        talent.profile = record.profile.clone();
        // Who writes it anew has said that it is right.
        if matches!(talent.state, TalentState::Stale | TalentState::Archived) {
            talent.act(TalentAct::Confirm, By::Owner)?;
        }
        talent.confirmed_at = talent.confirmed_at.map(|_| now);
        talents::save(conn, &mut talent, now)?;
        sealed::save_talent(conn, &keys, &id, &record.identity, &record.contact)?;
        profile_drafts::remove(conn, &id)?;
        entering::talent(conn, &keys, &mut talent, now)?;
        let deed = Deed::new(&doer, "talent.edit", Entity::Talent, id.as_str()).moved(before, talent.version);
        audit::add(conn, now, &deed)?;
        let (reason, cause) = (CloseReason::FirmBlocked, Some(Side::Talent));
        barring::halt(conn, &talent, &record.identity, &Halt { doer: &doer, by: By::System, reason, cause, now })?;
        if was_proposed || talent.is_proposed(accepted_first) {
            changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)?;
        }
        Ok(talent.version)
    })
}
