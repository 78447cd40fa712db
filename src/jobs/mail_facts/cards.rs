//! Facts of mails about cards: an interest, a neutral word about one that ended, a spent budget, a search that ended.

use super::{OrMoot, clocks, parsed};
use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::Side;
use crate::domain::matches::MatchState;
use crate::domain::need::NeedState;
use crate::domain::notice::Notice;
use crate::mail::facts::About;
use crate::mail::introduction_facts::Closed;
use crate::mail::letters_cards::{InterestNews, UnusualUse};
use crate::store::{enterprises, interests, matches, needs, talents};

fn about_id(notice: &Notice, wanted: Entity) -> Result<&str> {
    match &notice.about {
        Some((entity, id)) if *entity == wanted => Ok(id),
        _ => Err(Error::internal(format!("{} without its {wanted}", notice.kind))),
    }
}

/// The office is told of an interest, unless it was taken back or decided on meanwhile.
pub fn interest(ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let id = parsed(about_id(notice, Entity::Match)?)?;
    ctx.db.read(|conn| {
        let pair = matches::get(conn, &id)?;
        let is_open = interests::open_of(conn, &id)?.is_some();
        if !is_open || !matches!(pair.state, MatchState::Suggested | MatchState::Parked) {
            return Ok(Err("moved_on"));
        }
        let need = needs::get(conn, &pair.need)?;
        let firm = enterprises::get(conn, &need.enterprise)?;
        Ok(Ok(About::OfficeInterest(InterestNews {
            firm: (!need.brief.is_anonymous).then_some(firm.profile.name),
            need: (need.code, need.brief.title),
            talent: talents::get(conn, &pair.talent)?.code,
            scores: (pair.score_need.round() as i64, pair.score_talent.round() as i64),
        })))
    })
}

/// (9) A neutral word to a firm whose interest does not go on.
pub fn closed(ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let id = parsed(about_id(notice, Entity::Match)?)?;
    let code = notice.params.code.clone().unwrap_or_default();
    ctx.db.read(|conn| {
        let pair = matches::get(conn, &id)?;
        let need = needs::get(conn, &pair.need)?;
        Ok(Ok(About::Closed(Closed { code, is_known: false, side: Side::Firm, need: (need.code, need.brief.title) })))
    })
}

/// (23) A firm looked at more than its budget.
pub fn unusual_use(ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let id = parsed(about_id(notice, Entity::Enterprise)?)?;
    let what = notice.params.code.clone().unwrap_or_default();
    let limits = &ctx.config.limits;
    let most = if what == "lists" { limits.people_lists } else { limits.people_cards };
    ctx.db.read(|conn| {
        let firm = enterprises::get(conn, &id)?;
        let about = UnusualUse { code: firm.code, name: firm.profile.name, what, most: i64::from(most) };
        Ok(Ok(About::UnusualUse(about)))
    })
}

/// Nobody was found for a need, unless that was taken back.
pub fn none_found(ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let id = parsed(about_id(notice, Entity::Need)?)?;
    let found = ctx.db.read(|conn| needs::find(conn, &id))?.filter(|need| need.state == NeedState::NoCandidate);
    let Some(need) = found else { return Ok(Err("need_moved_on")) };
    Ok(Ok(About::NeedNoneFound(clocks::named(&need))))
}
