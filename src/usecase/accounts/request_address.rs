//! Asks for another address: a link goes to the new one, a notice to the old one, which stays until the link is pressed.
//! The answer is the same when the new address belongs to somebody else; they alone are told.

use std::sync::Arc;

use chrono::TimeDelta;
use serde::Deserialize;

use super::{count_try, is_fresh, second_factor_holds};
use crate::context::Context;
use crate::domain::account::{Account, AccountStatus, LinkPurpose, normalise_email};
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::passphrase;
use crate::store::db::Conn;
use crate::store::sealed::{self, Disclosure};
use crate::store::{accounts, audit, credentials, links, outbox};

/// What was typed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The new address.
    pub email: String,
    /// The passphrase, where there is one.
    #[serde(default)]
    pub password: String,
    /// A code of the second factor, where there is one; a recovery code will do.
    #[serde(default)]
    pub code: String,
}

/// Queues the link and the notice; field errors under `email`, `password` and `code`.
pub fn run(ctx: &Context, person: &Person, input: Input) -> Result<()> {
    let address = normalise_email(&input.email)?;
    let id = person.account.id.clone();
    count_try(ctx, format!("address:{id}"), ctx.config.limits.links, TimeDelta::hours(1))?;
    let (now, keys, doer) = (ctx.now(), Arc::clone(&ctx.keys), Doer::from(person));
    let (old, secrets, is_fresh) = ctx.db.read(|conn| {
        let old = sealed::address(conn, &keys, &id, Disclosure::Owner(&id))?;
        Ok((old, credentials::get(conn, &id)?, is_fresh(conn, person, now)?))
    })?;
    if address == old {
        return Err(Error::field("email", "same_address"));
    }
    match &secrets.passphrase_hash {
        Some(stored) if passphrase::holds(&ctx.config.security, Some(stored), &input.password)? => {}
        Some(_) => return Err(Error::field("password", "wrong_password")),
        None if is_fresh => {}
        None => return Err(Error::field("", "sign_in_again")),
    }
    ctx.db.write(move |conn| {
        let account = accounts::get(conn, &id)?;
        let secrets = credentials::get(conn, &id)?;
        if !second_factor_holds(conn, &keys, now, &id, &secrets, &input.code)? {
            return Err(Error::field("code", "wrong_code"));
        }
        audit::add(conn, now, &Deed::new(&doer, "account.request_address", Entity::Account, id.as_str()))?;
        ask(conn, &keys, now, &account, (&old, &address))
    })
}

fn ask(conn: &mut Conn, keys: &Keys, now: Moment, account: &Account, (old, new): (&str, &str)) -> Result<()> {
    links::supersede(conn, &account.id, LinkPurpose::ChangeAddress, now)?;
    let about = (Entity::Account, account.id.as_str());
    // The notice keeps the old address by itself: the link may be pressed before it leaves.
    let past = links::add_address(conn, keys, now, &account.id, old, true)?;
    let notice = NewNotice::to(NoticeKind::Security, account, about, now).with_code("address_changing");
    outbox::add(conn, now, &notice.with_link(&past.id))?;
    let Some(other) = accounts::find(conn, keys, new)? else {
        let link = links::add_address(conn, keys, now, &account.id, new, false)?;
        let notice = NewNotice::to(NoticeKind::ChangeAddress, account, about, now).with_link(&link.id);
        return outbox::add(conn, now, &notice).map(|_| ());
    };
    if matches!(other.status, AccountStatus::Unconfirmed | AccountStatus::Active) {
        let hour = now.format("%Y-%m-%dT%H");
        let about = (Entity::Account, other.id.as_str());
        let notice = NewNotice::to(NoticeKind::KnownAddress, &other, about, now).with_code("change_address");
        outbox::add(conn, now, &notice.once(format!("known_address/{}/{hour}", other.id)))?;
    }
    Ok(())
}
