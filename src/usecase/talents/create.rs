//! Makes the draft of a signed-in person who has no profile yet (the API's way in).

use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::consent::{Channel, Giving};
use crate::domain::error::{Checks, Error, Result};
use crate::domain::record::TalentRecord;
use crate::domain::talent::{Talent, TalentId};
use crate::domain::value::Lang;
use crate::store::{audit, codes, consents, sealed, talents};
use crate::usecase::entering;

/// What the person writes.
#[derive(Debug, Clone)]
pub struct Input {
    /// All that was written.
    pub record: TalentRecord,
    /// The language it was typed in, and in which the consents were read.
    pub lang: Lang,
    /// Version of the text "keep and review" agreed to.
    pub talent_pool: Option<i32>,
    /// Version of the text "cross the border" agreed to.
    pub cross_border: Option<i32>,
    /// How the consents came.
    pub channel: Channel,
}

/// Makes the draft; `Conflict("has_profile")` when there is one already.
pub fn run(ctx: &Context, person: &Person, input: Input) -> Result<TalentId> {
    let mut checks = Checks::default();
    let record = checks.take(input.record.checked())?;
    let pool = checks.take(consent_texts::agreed(Topic::TalentPool, input.lang, input.talent_pool, "talent_pool"))?;
    let border =
        checks.take(consent_texts::agreed(Topic::CrossBorder, input.lang, input.cross_border, "cross_border"))?;
    checks.done()?;
    let (Some(record), Some(pool), Some(border)) = (record, pool, border) else {
        return Err(Error::internal("a part is missing without an error"));
    };
    let (now, keys, doer, account) = (ctx.now(), ctx.keys.clone(), Doer::from(person), person.account.id.clone());
    ctx.db.write(move |conn| {
        if talents::find_by_account(conn, &account)?.is_some() {
            return Err(Error::Conflict("has_profile"));
        }
        let code = codes::for_talent(conn)?;
        let mut talent = Talent::draft(code, Some(account.clone()), input.lang, record.profile.clone(), now);
        talents::add(conn, &talent)?;
        sealed::add_talent(conn, &keys, &talent.id, &record.identity, &record.contact)?;
        entering::talent(conn, &keys, &mut talent, now)?;
        let giving = Giving {
            account: Some(account),
            channel: input.channel,
            basis: None,
            address_class: doer.address_class.clone(),
            at: now,
        };
        for consent in giving.by_talent(&talent.id, &record.profile.country, &pool, &border) {
            consents::add(conn, &consent)?;
        }
        audit::add(conn, now, &Deed::new(&doer, "talent.create", Entity::Talent, talent.id.as_str()))?;
        Ok(talent.id)
    })
}
