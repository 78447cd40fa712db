//! Lets verified firms of the demo see some of the sample people, and opens the need behind the firm's door and the public
//! ones, so that there is something to look at from every side.

use super::{BATCH, Door, NEED, account, only_in_demo};
use crate::context::Context;
use crate::domain::account::AccountId;
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::need::{Need, NeedAct, NeedState};
use crate::domain::state::By;
use crate::domain::value::{Moment, Source};
use crate::store::db::Conn;
use crate::store::{audit, changes, enterprises, needs, talents};

/// Every so many-th of the sample people lets firms look.
const EVERY: usize = 3;

/// Does it once; people and needs of the sample pool must be there.
pub fn run(ctx: &Context) -> Result<()> {
    only_in_demo(ctx)?;
    let (now, ctx) = (ctx.now(), ctx.clone());
    ctx.clone().db.write(move |conn| {
        let officer = account(conn, &ctx, Door::Workstation)?;
        let doer = Doer::operator(Some(officer.id.clone()));
        let people = talents::list_matched(conn)?.into_iter().filter(|t| t.source == Source::Sample);
        for mut talent in people.step_by(EVERY).filter(|t| !t.browse_ok).collect::<Vec<_>>() {
            talent.browse_ok = true;
            talents::save(conn, &mut talent, now)?;
            let deed = Deed::new(&doer, "talent.set_visibility", Entity::Talent, talent.id.as_str());
            audit::add(conn, now, &deed.because("browse"))?;
            changes::add(conn, now, Entity::Talent, talent.id.as_str(), talent.version, Some(BATCH))?;
        }
        let own = needs::find_by_external_ref(conn, Source::Sample, NEED)?.ok_or(Error::Missing("sample need"))?;
        let shown = needs::list_matched(conn)?.into_iter();
        let shown = shown.filter(|need| need.source == Source::Sample && need.brief.is_public && need.id != own.id);
        for need in std::iter::once(own.clone()).chain(shown.collect::<Vec<_>>()) {
            open_one(conn, &officer.id, &doer, need, now)?;
        }
        Ok(())
    })
}

/// As the officer's press would: the firm is verified with its first need.
fn open_one(conn: &mut Conn, officer: &AccountId, doer: &Doer, mut need: Need, now: Moment) -> Result<()> {
    if need.state != NeedState::Submitted {
        return Ok(());
    }
    let mut firm = enterprises::get(conn, &need.enterprise)?;
    if firm.verify_for_need(officer, now)? {
        enterprises::save(conn, &mut firm, now)?;
    }
    need.act(NeedAct::Open, By::Officer)?;
    needs::save(conn, &mut need, now)?;
    audit::add(conn, now, &Deed::new(doer, "need.open", Entity::Need, need.id.as_str()))?;
    changes::add(conn, now, Entity::Need, need.id.as_str(), need.version, Some(BATCH))
}
