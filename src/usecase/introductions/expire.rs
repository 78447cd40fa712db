//! Questions whose time is over end without an answer. Whoever had said yes gets a neutral word.

use crate::context::Context;
use crate::domain::actor::Doer;
use crate::domain::answer_figures::QuestionEnding;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{IntroductionId, Side};
use crate::questions::{close, standing};
use crate::store::{audit, firm_questions, introductions};

/// Ends what is over and says how many.
pub fn run(ctx: &Context) -> Result<usize> {
    let now = ctx.now();
    let due = ctx.db.read(|conn| introductions::list_overdue(conn, now))?;
    let mut count = 0;
    for id in due {
        match expire(ctx, id) {
            Ok(()) => count += 1,
            // The side, or another node, was quicker.
            Err(Error::Conflict(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(count)
}

fn expire(ctx: &Context, id: IntroductionId) -> Result<()> {
    let (now, floor) = (ctx.now(), ctx.answer_floor());
    ctx.db.write(move |conn| {
        let mut introduction = introductions::get(conn, &id)?;
        if introduction.due_at.is_none_or(|due| due > now) {
            return Err(Error::Conflict("moved"));
        }
        let (before, side) = (introduction.state, introduction.state.asked());
        introduction.expire(now)?;
        introductions::save(conn, &mut introduction, now)?;
        close::question(conn, &introduction, now)?;
        if side == Some(Side::Firm) {
            firm_questions::end(conn, &id, QuestionEnding::Expired, now)?;
            standing::weigh(conn, &introduction.enterprise, floor, now)?;
            close::tell(conn, &introduction, Side::Talent, close::DECLINED, now)?;
        } else if introduction.firm_said_yes() {
            close::tell(conn, &introduction, Side::Firm, close::DECLINED, now)?;
        }
        let doer = Doer::system();
        let deed = Deed::new(&doer, "introduction.expire", Entity::Introduction, id.as_str());
        audit::add(conn, now, &deed.moved(before, introduction.state)).map(|_| ())
    })
}
