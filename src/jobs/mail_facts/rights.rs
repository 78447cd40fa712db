//! Facts of a copy that is ready, and of what a person asked to be put right.

use super::{OrMoot, open_link, parsed};
use crate::context::Context;
use crate::domain::account::Account;
use crate::domain::correction::{CorrectionId, CorrectionState};
use crate::domain::error::{Error, Result};
use crate::domain::notice::Notice;
use crate::mail::facts::About;
use crate::mail::letters_rights::{CorrectionFacts, DataCopyFacts};
use crate::store::db::Conn;
use crate::store::{corrections, links};

/// [18] The copy is ready, unless it was taken or the day is over.
pub fn data_copy(ctx: &Context, notice: &Notice, account: Option<&Account>) -> Result<OrMoot<About>> {
    let token = match open_link(ctx, notice)? {
        Ok(token) => token,
        Err(why) => return Ok(Err(why)),
    };
    let Some(id) = &notice.params.link else { return Err(Error::internal("a copy without its link")) };
    let until = ctx.db.read(|conn| links::get(conn, id))?.expires_at;
    let time_zone = account.and_then(|a| a.time_zone.parse().ok()).unwrap_or(chrono_tz::Asia::Shanghai);
    Ok(Ok(About::DataCopy(DataCopyFacts { token, until, time_zone })))
}

/// [18] What was asked for, and the answer. A receipt tells nothing any more once there is an answer.
pub fn correction(conn: &mut Conn, ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let Some((_, id)) = &notice.about else { return Err(Error::internal("a correction without its id")) };
    let id: CorrectionId = parsed(id)?;
    let Some(found) = corrections::find(conn, &id)? else { return Ok(Err("correction_gone")) };
    let told: CorrectionState = parsed(notice.params.code.as_deref().unwrap_or_default())?;
    if told != found.state {
        return Ok(Err("moved_on"));
    }
    let (wish, words) = corrections::words(conn, &ctx.keys, &id)?;
    Ok(Ok(About::Correction(CorrectionFacts { state: found.state, wrong: wish.wrong, due_on: found.due_on, words })))
}
