//! A talent or a firm's member says what is wrong and what should stand; the office answers within fifteen days.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::correction::{A_DAY, Correction, CorrectionId, CorrectionState, Wish, due_on};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::locale;
use crate::store::{accounts, audit, corrections, outbox, todo};
use crate::usecase::accounts::count_try;

/// Keeps it, with a receipt to the person; `Missing` for an account that neither has a profile nor speaks for a firm.
pub fn run(ctx: &Context, person: &Person, wish: Wish) -> Result<Correction> {
    if person.talent.is_none() && person.enterprise.is_none() {
        return Err(Error::Missing("profile"));
    }
    let wish = wish.checked()?;
    count_try(ctx, format!("corrections:{}", person.account.id), A_DAY, TimeDelta::days(1))?;
    let (now, keys, person) = (ctx.now(), ctx.keys.clone(), person.clone());
    ctx.db.write(move |conn| {
        let asked_on = locale::day_in(now, todo::zone(conn)?);
        let correction = Correction {
            id: CorrectionId::new(),
            account: person.account.id.clone(),
            talent: person.talent.clone(),
            enterprise: if person.talent.is_some() { None } else { person.enterprise.clone() },
            state: CorrectionState::Open,
            version: 1,
            asked_at: now,
            due_on: due_on(asked_on),
            answered_at: None,
            answered_by: None,
        };
        corrections::add(conn, &keys, &correction, &wish)?;
        let account = accounts::get(conn, &person.account.id)?;
        let about = (Entity::Correction, correction.id.as_str());
        let doer = Doer::from(&person);
        audit::add(conn, now, &Deed::new(&doer, "correction.ask", about.0, about.1))?;
        let receipt = NewNotice::to(NoticeKind::Correction, &account, about, now);
        outbox::add(conn, now, &receipt.with_code(correction.state.as_str()))?;
        Ok(correction)
    })
}
