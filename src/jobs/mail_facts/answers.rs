//! Facts of the mails of a firm that leaves too many questions without an answer, as they are when the mail leaves.

use super::{OrMoot, parsed};
use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::notice::Notice;
use crate::mail::answer_facts::AnswerRate;
use crate::questions::standing::Standing;
use crate::store::{answer_falls, enterprises, introductions, need_waits};

/// [17] The figures; moot when the firm answers again, or has fallen anew since.
pub fn rate(ctx: &Context, notice: &Notice) -> Result<OrMoot<AnswerRate>> {
    let Some((Entity::Enterprise, id)) = &notice.about else { return Err(Error::internal("a mail without its firm")) };
    let (id, floor): (EnterpriseId, _) = (parsed(id)?, ctx.answer_floor());
    ctx.db.read(|conn| {
        let Some(firm) = enterprises::find(conn, &id)? else { return Ok(Err("firm_gone")) };
        if !firm.state.is_active() {
            return Ok(Err("firm_gone"));
        }
        if answer_falls::find(conn, &id)? != Some(notice.event_at) {
            return Ok(Err("answers_again"));
        }
        let standing = Standing::of(conn, &id, floor, ctx.now())?;
        let open = introductions::count_asking(conn, &id)?;
        let waiting = need_waits::list(conn, &id)?.len();
        Ok(Ok(AnswerRate {
            code: firm.code,
            name: firm.profile.name,
            figures: standing.figures,
            floor_percent: standing.floor_percent(),
            to_mend: standing.to_mend(),
            open,
            waiting: waiting as i64,
        }))
    })
}
