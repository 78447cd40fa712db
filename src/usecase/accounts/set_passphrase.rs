//! Sets or changes one's own passphrase. All sessions end, and a new one is opened for the person who did it.

use chrono::TimeDelta;
use serde::Deserialize;

use super::{Entered, Entry, count_try, enter, security_notice};
use crate::context::Context;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::passphrase;
use crate::store::sealed::{self, Disclosure};
use crate::store::{accounts, audit, credentials, sessions};

/// What was typed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The present passphrase, where there is one.
    #[serde(default)]
    pub current: String,
    /// The new one.
    pub password: String,
}

/// Changes the passphrase; field errors under `current` and `password`.
pub fn run(ctx: &Context, person: &Person, input: Input) -> Result<Entered> {
    let id = &person.account.id;
    let (secrets, address, session) = ctx.db.read(|conn| {
        let address = sealed::address(conn, &ctx.keys, id, Disclosure::Owner(id))?;
        Ok((credentials::get(conn, id)?, address, sessions::find(conn, &person.session)?))
    })?;
    let session = session.ok_or(Error::SignIn("no_session"))?;
    let text = passphrase::check("password", &input.password, &[&address, &person.account.display_name])?;
    if let Some(stored) = &secrets.passphrase_hash {
        count_try(ctx, format!("passphrase:{id}"), ctx.config.limits.sign_in_account, TimeDelta::minutes(1))?;
        if !passphrase::holds(&ctx.config.security, Some(stored), &input.current)? {
            return Err(Error::field("current", "wrong_password"));
        }
    }
    let hash = passphrase::hash(&ctx.config.security, &text)?;
    let entry = Entry::new(ctx, session.kind, &person.origin);
    let (doer, id) = (Doer::from(person), id.clone());
    ctx.db.write(move |conn| {
        credentials::set_passphrase(conn, &id, entry.now, &hash)?;
        sessions::end_all(conn, &id, None, entry.now)?;
        let account = accounts::get(conn, &id)?;
        audit::add(conn, entry.now, &Deed::new(&doer, "account.set_passphrase", Entity::Account, id.as_str()))?;
        security_notice(conn, entry.now, &account, "passphrase_changed", (Entity::Account, id.to_string()))?;
        enter(conn, &entry, account, "set_passphrase")
    })
}
