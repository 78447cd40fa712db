//! An officer looks up how to reach a person.

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::disclosure::{RevealReason, action};
use crate::domain::error::{Error, Result};
use crate::domain::talent::{TalentId, TalentState};
use crate::store::sealed::{Contact, Disclosure, Whose};
use crate::store::{audit, sealed, talents};

/// Whose, and why.
#[derive(Debug, Clone)]
pub struct Input {
    /// The person.
    pub talent: TalentId,
    /// Why.
    pub reason: RevealReason,
}

/// The contact, to be shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The address of the account, if there is one.
    pub email: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The WeChat id.
    pub wechat: Option<String>,
}

/// Records the look and reads the contact, in one transaction; `Missing` for nobody.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(&officer.person));
    ctx.db.write(move |conn| {
        let talent = talents::find(conn, &input.talent)?.filter(|t| t.state != TalentState::Erased);
        let talent = talent.ok_or(Error::Missing("talent"))?;
        let deed = Deed::new(&doer, action::REVEAL, Entity::Talent, talent.id.as_str());
        let row = audit::add(conn, now, &deed.because(input.reason.as_str()))?;
        let why = Disclosure::Reveal(&row);
        let Contact::Talent(contact) = sealed::disclose(conn, &keys, Whose::Talent(&talent.id), why)? else {
            return Err(Error::internal("not a talent's contact"));
        };
        let email = talent.account.map(|account| sealed::address(conn, &keys, &account, why)).transpose()?;
        Ok(View { email, phone: contact.phone, wechat: contact.wechat })
    })
}
