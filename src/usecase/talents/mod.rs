//! What people of the pool do, and what officers do with their profiles.

use crate::domain::account::LinkPurpose;
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::state::By;
use crate::domain::talent::{Talent, TalentAct, TalentState};
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::{audit, changes, links, talents};

pub mod check;
pub mod confirm;
pub mod confirm_by_link;
pub mod create;
pub mod decide;
pub mod drop_draft;
pub mod edit;
pub mod erase;
pub mod erase_by_link;
pub mod erase_due;
pub mod import;
pub mod keep_draft;
pub mod list;
pub mod pause;
pub mod register;
pub mod resume;
pub mod set_visibility;
pub mod show;
pub mod show_visibility;
pub mod submit;
pub mod take_measure;
pub mod wake;
pub mod withdraw;
pub mod withdraw_by_link;

/// Notes that a profile is right as it stands; what had aged or was hidden is in the pool again.
fn still_right(conn: &mut Conn, now: Moment, doer: &Doer, mut talent: Talent) -> Result<TalentState> {
    let before = talent.state;
    match before {
        TalentState::Stale | TalentState::Archived => talent.act(TalentAct::Confirm, By::Owner)?,
        TalentState::Pooled | TalentState::Paused => {}
        _ => return Err(Error::Conflict("illegal_move")),
    }
    talent.confirmed_at = Some(now);
    talents::save(conn, &mut talent, now)?;
    links::end_about(conn, LinkPurpose::ProfileStill, talent.id.as_str(), now)?;
    let deed = Deed::new(doer, "talent.confirm", Entity::Talent, talent.id.as_str()).moved(before, talent.state);
    audit::add(conn, now, &deed)?;
    if before != talent.state {
        changes::add(conn, now, Entity::Talent, talent.id.as_str(), talent.version, None)?;
    }
    Ok(talent.state)
}
