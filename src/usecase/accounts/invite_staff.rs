//! An administrator invites somebody to the staff: a mail brings the link that chooses the passphrase.

use std::sync::Arc;

use super::security_notice;
use crate::context::Context;
use crate::domain::account::{AccountId, AccountStatus, Role, normalise_email};
use crate::domain::actor::{Admin, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, FieldError, Result};
use crate::domain::value::Lang;
use crate::store::{accounts, audit, sessions};
use crate::usecase::staffing::{self, Joining};

/// Who is invited.
#[derive(Debug, Clone)]
pub struct Input {
    /// Their address.
    pub email: String,
    /// Their name, as other staff see it.
    pub name: String,
    /// Their roles.
    pub roles: Vec<Role>,
    /// Language of pages and mails.
    pub lang: Lang,
    /// IANA time zone.
    pub time_zone: String,
}

/// Invites them; field errors under `email`, `name`, `roles` and `time_zone`. Who has a passphrase already is told of the
/// roles instead.
pub fn run(ctx: &Context, admin: &Admin, input: Input) -> Result<AccountId> {
    let address = normalise_email(&input.email);
    let checked = staffing::check(&input.name, &input.roles, &input.time_zone);
    let address = both(address, checked)?;
    let (now, keys, doer) = (ctx.now(), Arc::clone(&ctx.keys), Doer::from(&admin.person));
    ctx.db.write(move |conn| {
        if let Some(known) = accounts::find(conn, &keys, &address)?
            && (known.is_staff() || known.status == AccountStatus::Disabled)
        {
            return Err(Error::field("email", "already_staff"));
        }
        let Input { name, roles, lang, time_zone, .. } = &input;
        let account =
            staffing::join(conn, &keys, now, &Joining { address: &address, name, roles, lang: *lang, time_zone })?;
        sessions::end_all(conn, &account.id, None, now)?;
        let deed = Deed::new(&doer, "account.invite_staff", Entity::Account, account.id.as_str());
        audit::add(conn, now, &deed.because(staffing::words(&account.roles)))?;
        if account.has_passphrase {
            security_notice(conn, now, &account, "roles_changed", (Entity::Account, account.id.to_string()))?;
        } else {
            staffing::invite(conn, now, &account)?;
        }
        Ok(account.id)
    })
}

/// Every field error at once.
fn both(address: Result<String>, checked: Result<()>) -> Result<String> {
    let mut errors: Vec<FieldError> = Vec::new();
    for failure in [address.as_ref().err(), checked.as_ref().err()].into_iter().flatten() {
        if let Error::Invalid(found) = failure {
            errors.extend(found.iter().cloned());
        }
    }
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    checked?;
    address
}
