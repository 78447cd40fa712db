//! Makes a staff account, or gives staff roles to an account that exists; an invitation chooses the passphrase.

use std::sync::Arc;

use crate::context::Context;
use crate::domain::account::{Account, Link, LinkPurpose, Role, normalise_email};
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::value::Lang;
use crate::passphrase;
use crate::store::{accounts, audit, credentials, links, sessions};
use crate::usecase::staffing::{self, Joining};

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
    staffing::check(&input.name, &input.roles, &input.time_zone)?;
    let text = input
        .password
        .as_deref()
        .map(|typed| passphrase::check("password", typed, &[&address, &input.name]))
        .transpose()?;
    let hash = text.map(|text| passphrase::hash(&ctx.config.security, &text)).transpose()?;
    let (now, keys, doer) = (ctx.now(), Arc::clone(&ctx.keys), doer.clone());
    let public_url = ctx.config.public_url();
    ctx.db.write(move |conn| {
        let Input { name, roles, lang, time_zone, .. } = &input;
        let account =
            staffing::join(conn, &keys, now, &Joining { address: &address, name, roles, lang: *lang, time_zone })?;
        if let Some(hash) = &hash {
            credentials::set_passphrase(conn, &account.id, now, hash)?;
        }
        sessions::end_all(conn, &account.id, None, now)?;
        let deed = Deed::new(&doer, "account.create_staff", Entity::Account, account.id.as_str());
        audit::add(conn, now, &deed.because(staffing::words(&account.roles)))?;
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
