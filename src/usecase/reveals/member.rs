//! An officer looks up how to reach a person who speaks for a firm.

use crate::context::Context;
use crate::domain::account::AccountId;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::disclosure::{RevealReason, action};
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::store::sealed::{Contact, Disclosure, Whose};
use crate::store::{audit, enterprises, sealed};

/// Whose, and why.
#[derive(Debug, Clone)]
pub struct Input {
    /// The firm.
    pub enterprise: EnterpriseId,
    /// Who speaks for it.
    pub account: AccountId,
    /// Why.
    pub reason: RevealReason,
}

/// The contact, to be shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The name.
    pub name: String,
    /// The address of the account.
    pub email: String,
    /// The telephone number.
    pub phone: Option<String>,
    /// The WeChat id.
    pub wechat: Option<String>,
}

/// Records the look and reads the contact, in one transaction; `Missing` for anybody who does not speak for the firm.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(&officer.person));
    ctx.db.write(move |conn| {
        let Input { enterprise, account, reason } = input;
        if !enterprises::list_members(conn, &enterprise)?.contains(&account) {
            return Err(Error::Missing("account"));
        }
        let deed = Deed::new(&doer, action::REVEAL, Entity::Account, account.as_str());
        let row = audit::add(conn, now, &deed.because(reason.as_str()))?;
        let why = Disclosure::Reveal(&row);
        let whose = Whose::Member(&enterprise, &account);
        let Contact::Member(contact) = sealed::disclose(conn, &keys, whose, why)? else {
            return Err(Error::internal("not a member's contact"));
        };
        let email = sealed::address(conn, &keys, &account, why)?;
        Ok(View { name: contact.name, email, phone: contact.phone, wechat: contact.wechat })
    })
}
