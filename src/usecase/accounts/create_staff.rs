//! Makes a staff account, or gives staff roles to an account that exists; an invitation chooses the passphrase.

use std::sync::Arc;

use crate::context::Context;
use crate::domain::account::{Account, AccountStatus, Link, LinkPurpose, Role, normalise_email};
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Checks, Result};
use crate::domain::value::{Lang, Moment};
use crate::keys::Keys;
use crate::passphrase;
use crate::store::accounts::NewAccount;
use crate::store::db::Conn;
use crate::store::{accounts, audit, credentials, links, sessions};

/// Who is to join the staff.
#[derive(Debug, Clone)]
pub struct Input {
    /// Their address.
    pub email: String,
    /// Their name, as other staff see it.
    pub name: String,
    /// Their roles, at least one of the staff's.
    pub roles: Vec<Role>,
    /// Language of pages and mails.
    pub lang: Lang,
    /// IANA time zone.
    pub time_zone: String,
    /// A passphrase, if it is chosen now; else the invitation asks for one.
    pub password: Option<String>,
}

/// The account and how its person gets in.
#[derive(Debug, Clone)]
pub struct View {
    /// The account.
    pub account: Account,
    /// The address of the page that chooses the passphrase (3 days, once); `None` when one is set. The second factor is
    /// enrolled at the first sign-in.
    pub invitation: Option<String>,
}

/// Makes or extends the account; field errors under `email`, `name`, `roles`, `time_zone`, `password`.
pub fn run(ctx: &Context, doer: &Doer, input: Input) -> Result<View> {
    let address = normalise_email(&input.email)?;
    check(&input)?;
    let text = input
        .password
        .as_deref()
        .map(|typed| passphrase::check("password", typed, &[&address, &input.name]))
        .transpose()?;
    let hash = text.map(|text| passphrase::hash(&ctx.config.security, &text)).transpose()?;
    let (now, keys, doer) = (ctx.now(), Arc::clone(&ctx.keys), doer.clone());
    let public_url = ctx.config.public_url();
    ctx.db.write(move |conn| {
        let account = join(conn, &keys, now, &address, &input)?;
        if let Some(hash) = &hash {
            credentials::set_passphrase(conn, &account.id, now, hash)?;
        }
        sessions::end_all(conn, &account.id, None, now)?;
        let roles: Vec<&str> = account.roles.iter().map(|role| role.as_str()).collect();
        let deed = Deed::new(&doer, "account.create_staff", Entity::Account, account.id.as_str());
        audit::add(conn, now, &deed.because(roles.join(" ")))?;
        let account = accounts::get(conn, &account.id)?;
        let invitation = if account.has_passphrase {
            None
        } else {
            let link = links::add(conn, now, &account.id, LinkPurpose::Invite, None)?;
            Some(format!("{public_url}{}", Link::path(account.lang, &links::token(&keys, &link))))
        };
        Ok(View { account, invitation })
    })
}

fn check(input: &Input) -> Result<()> {
    let mut checks = Checks::default();
    checks.require(!input.name.trim().is_empty(), "name", "required");
    checks.require(input.roles.iter().any(|role| role.is_staff()), "roles", "required");
    checks.require(input.roles.iter().all(|role| role.is_staff()), "roles", "unknown_role");
    checks.require(input.time_zone.parse::<chrono_tz::Tz>().is_ok(), "time_zone", "unknown_time_zone");
    checks.done()
}

fn join(conn: &mut Conn, keys: &Keys, now: Moment, address: &str, input: &Input) -> Result<Account> {
    let Some(mut account) = accounts::find(conn, keys, address)? else {
        let new = NewAccount {
            address: address.to_owned(),
            status: AccountStatus::Active,
            lang: input.lang,
            time_zone: input.time_zone.clone(),
            roles: input.roles.clone(),
            display_name: input.name.trim().to_owned(),
            passphrase_hash: None,
            verified_at: Some(now),
        };
        return accounts::add(conn, keys, now, &new);
    };
    account.status = AccountStatus::Active;
    account.verified_at = account.verified_at.or(Some(now));
    account.display_name = input.name.trim().to_owned();
    account.roles.extend(&input.roles);
    account.roles.sort();
    account.roles.dedup();
    accounts::save(conn, now, &account)?;
    accounts::get(conn, &account.id)
}
