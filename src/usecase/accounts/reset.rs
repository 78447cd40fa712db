//! Chooses a new passphrase by a link. All sessions end and none is opened: the person signs in with what they chose.

use std::sync::Arc;

use serde::Deserialize;

use super::{failure_bucket, security_notice};
use crate::context::Context;
use crate::domain::account::{Account, AccountStatus, Link, LinkPurpose};
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::passphrase;
use crate::store::db::Conn;
use crate::store::sealed::{self, Disclosure};
use crate::store::{accounts, audit, credentials, limits, links, sessions};

/// Which link, and the new passphrase.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The token from the mail.
    pub token: String,
    /// The new passphrase.
    pub password: String,
}

/// Sets the passphrase; `Gone` when the link was used, replaced or is too old.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<()> {
    let now = ctx.now();
    let (account, address) = ctx.db.read(|conn| {
        let (_, account) = open(conn, &ctx.keys, &input.token, now)?;
        let address = sealed::address(conn, &ctx.keys, &account.id, Disclosure::Owner(&account.id))?;
        Ok((account, address))
    })?;
    let text = passphrase::check("password", &input.password, &[&address, &account.display_name])?;
    let hash = passphrase::hash(&ctx.config.security, &text)?;
    let keys = Arc::clone(&ctx.keys);
    let doer = Doer { account: Some(account.id.clone()), ..Doer::from(visitor) };
    ctx.db.write(move |conn| {
        let (link, account) = open(conn, &keys, &input.token, now)?;
        links::use_up(conn, &link, now)?;
        credentials::set_passphrase(conn, &account.id, now, &hash)?;
        sessions::end_all(conn, &account.id, None, now)?;
        limits::clear(conn, &failure_bucket(&keys.lookup(&address)))?;
        audit::add(conn, now, &Deed::new(&doer, "account.reset", Entity::Account, account.id.as_str()))?;
        security_notice(conn, now, &account, "passphrase_changed", (Entity::Account, account.id.to_string()))
    })
}

fn open(conn: &mut Conn, keys: &Keys, token: &str, now: Moment) -> Result<(Link, Account)> {
    let link = links::read(conn, keys, token)?;
    if !matches!(link.purpose, LinkPurpose::Reset | LinkPurpose::Invite) {
        return Err(Error::Missing("link"));
    }
    link.check(now)?;
    let account = accounts::get(conn, &link.account)?;
    if account.status != AccountStatus::Active {
        return Err(Error::Denied("account_closed"));
    }
    Ok((link, account))
}
