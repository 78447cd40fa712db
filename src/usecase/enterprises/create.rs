//! Makes the draft of an enterprise for a signed-in person who speaks for none yet (the API's way in).

use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::consent::{Channel, Giving};
use crate::domain::enterprise::{Enterprise, EnterpriseContact, EnterpriseId, EnterpriseProfile};
use crate::domain::error::{Checks, Error, Result};
use crate::domain::value::Lang;
use crate::store::{audit, codes, consents, enterprises};
use crate::usecase::entering;

/// What the person writes.
#[derive(Debug, Clone)]
pub struct Input {
    /// The firm.
    pub profile: EnterpriseProfile,
    /// Who speaks for it.
    pub contact: EnterpriseContact,
    /// The language it was typed in, and in which the consent was read.
    pub lang: Lang,
    /// Version of the text agreed to.
    pub consent: Option<i32>,
    /// How the consent came.
    pub channel: Channel,
}

/// Makes the draft; `Conflict("has_enterprise")` when the person speaks for one already.
pub fn run(ctx: &Context, person: &Person, input: Input) -> Result<EnterpriseId> {
    let mut checks = Checks::default();
    let profile = checks.take(input.profile.checked())?;
    let contact = checks.take(input.contact.checked())?;
    let text = checks.take(consent_texts::agreed(Topic::Enterprise, input.lang, input.consent, "enterprise"))?;
    checks.done()?;
    let (Some(profile), Some(contact), Some(text)) = (profile, contact, text) else {
        return Err(Error::internal("a part is missing without an error"));
    };
    let (now, keys, doer, account) = (ctx.now(), ctx.keys.clone(), Doer::from(person), person.account.id.clone());
    ctx.db.write(move |conn| {
        if enterprises::find_by_account(conn, &account)?.is_some() {
            return Err(Error::Conflict("has_enterprise"));
        }
        let firm = Enterprise::draft(codes::for_enterprise(conn)?, input.lang, profile, now);
        if let Some(uscc) = &firm.profile.uscc
            && enterprises::is_uscc_taken(conn, uscc, &firm.id)?
        {
            return Err(Error::field("uscc", "uscc_taken"));
        }
        enterprises::add(conn, &firm)?;
        enterprises::add_member(conn, &keys, (&firm.id, &account), "firm_admin", &contact, now)?;
        entering::firm(conn, &keys, &firm, now)?;
        let giving = Giving {
            account: Some(account),
            channel: input.channel,
            basis: None,
            address_class: doer.address_class.clone(),
            at: now,
        };
        for consent in giving.by_member(&firm.id, &text) {
            consents::add(conn, &consent)?;
        }
        audit::add(conn, now, &Deed::new(&doer, "enterprise.create", Entity::Enterprise, firm.id.as_str()))?;
        Ok(firm.id)
    })
}
