//! Facts of the mails that follow a clock: a need that is still open or ends, a profile that was not confirmed for long.

use super::{OrMoot, office, open_link, parsed};
use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::{Error, Result};
use crate::domain::need::{Need, NeedState};
use crate::domain::notice::Notice;
use crate::domain::profile_clock;
use crate::mail::facts::{About, NeedEnd, NeedReceipt, ProfileFacts};
use crate::store::{enterprises, need_clocks, needs, talents};

fn about_need(ctx: &Context, notice: &Notice) -> Result<Option<(Need, Enterprise)>> {
    let Some((Entity::Need, id)) = &notice.about else { return Err(Error::internal("a mail without its need")) };
    let id = parsed(id)?;
    ctx.db.read(|conn| {
        let Some(need) = needs::find(conn, &id)? else { return Ok(None) };
        let firm = enterprises::get(conn, &need.enterprise)?;
        Ok(Some((need, firm)))
    })
}

/// A need as mails name it.
pub(super) fn named(need: &Need) -> NeedReceipt {
    let (code, title, closes_on) = (need.code.clone(), need.brief.title.clone(), need.brief.deadline);
    NeedReceipt { code, title, closes_on, unanswered: None }
}

/// [14] The search goes on, unless somebody was approved meanwhile.
pub fn need_searching(ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let Some((need, firm)) = about_need(ctx, notice)? else { return Ok(Err("need_gone")) };
    if need.state != NeedState::Open || ctx.db.read(|conn| need_clocks::has_approved(conn, &need.id))? {
        return Ok(Err("need_moved_on"));
    }
    let without = office::relaxed(ctx, &need, &firm)?;
    Ok(Ok(About::NeedSearching(named(&need), without)))
}

/// [15] It ends, unless it was renewed or closed meanwhile.
pub fn need_expiring(ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let Some((need, _)) = about_need(ctx, notice)? else { return Ok(Err("need_gone")) };
    let days: Option<i64> = notice.params.code.as_deref().and_then(|code| code.parse().ok());
    let wanted = if days.is_some() { NeedState::Open } else { NeedState::Expired };
    let is_put_off = days.is_some_and(|days| need.expires_at > ctx.now() + chrono::TimeDelta::days(days + 1));
    if need.state != wanted || is_put_off {
        return Ok(Err("need_moved_on"));
    }
    let token = match open_link(ctx, notice)? {
        Ok(token) => Some(token),
        Err(why) => return Ok(Err(why)),
    };
    // The last moment belongs to the last day, not to the one after it.
    let last = need.expires_at - chrono::TimeDelta::seconds(1);
    let on = last.and_utc().with_timezone(&chrono_tz::Asia::Shanghai).date_naive();
    Ok(Ok(About::NeedExpiring(named(&need), NeedEnd { days, on, token })))
}

/// [16] Is the profile still right?
pub fn profile(ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let Some((Entity::Talent, id)) = &notice.about else { return Err(Error::internal("a mail without its person")) };
    let id = parsed(id)?;
    let Some(talent) = ctx.db.read(|conn| talents::find(conn, &id))? else { return Ok(Err("talent_gone")) };
    let token = match open_link(ctx, notice)? {
        Ok(token) => token,
        Err(why) => return Ok(Err(why)),
    };
    let code = notice.params.code.clone().unwrap_or_default();
    let on = match code.as_str() {
        "first" => profile_clock::hidden_on(notice.event_at, 1),
        "second" => profile_clock::hidden_on(notice.event_at, 2),
        _ => profile_clock::erased_at(talent.confirmed_at.unwrap_or(talent.created_at)).date(),
    };
    Ok(Ok(About::Profile(ProfileFacts { code, talent: talent.code, on, token })))
}
