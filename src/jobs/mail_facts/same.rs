//! Facts of the mails about entries that may be one, as things stand when the mail leaves.

use chrono::NaiveDate;

use super::{OrMoot, code_of, open_link, parsed};
use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::paging::Paging;
use crate::domain::same::{Join, SameState};
use crate::domain::value::Moment;
use crate::mail::facts::About;
use crate::mail::same_facts::{SameDisputed, SameJoined, SameWaiting};
use crate::store::db::Conn;
use crate::store::{same_joins, same_pairs, todo};

/// Most pairs that a mail lists.
const MOST: i64 = 10;

/// The facts of each of its three kinds.
pub fn about(ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    match notice.kind {
        NoticeKind::SameSuspected => ctx.db.read(waiting),
        NoticeKind::SameDisputed => ctx.db.read(|conn| disputed(conn, notice)),
        _ => joined(ctx, notice),
    }
}

/// Two entries of the reader were joined, or parted again.
fn joined(ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let code = notice.params.code.clone().unwrap_or_default();
    let Some((join, gone, kept)) = ctx.db.read(|conn| join_of(conn, notice))? else { return Ok(Err("join_gone")) };
    if join.undone_at.is_some() == (code == "joined") {
        return Ok(Err("parted"));
    }
    let token = match &notice.params.link {
        Some(_) => match open_link(ctx, notice)? {
            Ok(token) => Some(token),
            Err(why) => return Ok(Err(why)),
        },
        None => None,
    };
    let until = ctx.db.read(|conn| day(conn, join.ends_at()))?;
    Ok(Ok(About::SameJoined(SameJoined { entity: join.entity, code, gone, kept, until, token })))
}

/// [23] The pairs that wait.
fn waiting(conn: &mut Conn) -> Result<OrMoot<About>> {
    let (people, firms) = same_pairs::count(conn, SameState::Open)?;
    if people + firms == 0 {
        return Ok(Err("nothing_waits"));
    }
    let mut pairs = Vec::new();
    for pair in same_pairs::list(conn, SameState::Open, &Paging::new(None, Some(MOST)))?.items {
        let of = |conn: &mut Conn, id: &str| code(conn, pair.entity, id);
        pairs.push((of(conn, &pair.first)?, of(conn, &pair.second)?, day(conn, pair.found_at)?));
    }
    Ok(Ok(About::SameSuspected(SameWaiting { people, firms, pairs })))
}

/// A joining is called wrong, while it stands.
fn disputed(conn: &mut Conn, notice: &Notice) -> Result<OrMoot<About>> {
    let found = join_of(conn, notice)?.filter(|(join, ..)| join.undone_at.is_none());
    let Some((join, gone, kept)) = found else { return Ok(Err("parted")) };
    let until = day(conn, join.ends_at())?;
    Ok(Ok(About::SameDisputed(SameDisputed { gone, kept, until, pair: join.same.to_string() })))
}

/// The joining that a notice names, with the codes of the one that went and the one that stayed.
fn join_of(conn: &mut Conn, notice: &Notice) -> Result<Option<(Join, String, String)>> {
    let Some(id) = notice.params.about.first() else { return Ok(None) };
    let join = same_joins::get(conn, &parsed(id)?)?;
    let (gone, kept) = (code(conn, join.entity, &join.gone)?, code(conn, join.entity, &join.kept)?);
    Ok(Some((join, gone, kept)))
}

/// The day of a moment where the office is.
fn day(conn: &mut Conn, at: Moment) -> Result<NaiveDate> {
    Ok(at.and_utc().with_timezone(&todo::zone(conn)?).date_naive())
}

fn code(conn: &mut Conn, entity: Entity, id: &str) -> Result<String> {
    Ok(code_of(conn, entity, id)?.map(|(code, _)| code).unwrap_or_default())
}
