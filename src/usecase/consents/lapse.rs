//! Once a text of the pool has a new version, those who agreed to an older one are no longer proposed until they agree to
//! it. It costs one reading of a setting while the texts are as they were.

use crate::consent_texts;
use crate::context::Context;
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::consent::InForce;
use crate::domain::error::Result;
use crate::domain::talent::TalentId;
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::{audit, changes, consents, settings, talents};

/// Most people in one transaction.
const BATCH: i64 = 100;

/// Stops matching of all whose consents are to older texts than those in force.
pub fn run(ctx: &Context) -> Result<()> {
    let in_force = consent_texts::in_force()?;
    let (now, mark) = (ctx.now(), format!("{}/{}", in_force.pool, in_force.border));
    if ctx.db.read(|conn| settings::find(conn, settings::CONSENT_TEXTS))?.as_deref() == Some(&mark) {
        return Ok(());
    }
    let mut after: Option<TalentId> = None;
    loop {
        let behind = ctx.db.read(|conn| consents::list_behind(conn, &in_force, after.as_ref(), BATCH))?;
        let Some(last) = behind.last() else { break };
        after = Some(last.clone());
        ctx.db.write(move |conn| behind.iter().try_for_each(|id| stop(conn, id, &in_force, now)))?;
    }
    ctx.db.write(move |conn| settings::set(conn, now, settings::CONSENT_TEXTS, &mark))
}

fn stop(conn: &mut Conn, id: &TalentId, in_force: &InForce, now: Moment) -> Result<()> {
    let mut talent = talents::get(conn, id)?;
    if !talent.heed(&consents::list_by_talent(conn, id)?, in_force, now) {
        return Ok(());
    }
    talents::save(conn, &mut talent, now)?;
    audit::add(conn, now, &Deed::new(&Doer::system(), "consent.lapse", Entity::Talent, id.as_str()))?;
    changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)
}
