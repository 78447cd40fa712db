//! Signs in with a passphrase, and with a second factor where the account has one. Every way to fail looks the same.

use std::sync::Arc;

use chrono::TimeDelta;
use serde::Deserialize;

use super::{
    Entered, Entry, count_try, enter, failure_bucket, forgotten_before, next_try, second_factor_holds, seconds_until,
};
use crate::context::Context;
use crate::domain::account::{Account, AccountStatus, SessionKind, normalise_email};
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::passphrase;
use crate::store::credentials::Credentials;
use crate::store::db::Conn;
use crate::store::{accounts, audit, credentials, limits, sessions};

/// What was typed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The address.
    pub email: String,
    /// The passphrase.
    pub password: String,
    /// A code of the second factor, or a recovery code.
    #[serde(default)]
    pub code: Option<String>,
    /// Cookie or tokens.
    #[serde(skip, default = "page")]
    pub kind: SessionKind,
}

fn page() -> SessionKind {
    SessionKind::Page
}

/// What is known of the address typed.
struct Known {
    account: Option<(Account, Credentials)>,
    is_known_device: bool,
    wait: Option<crate::domain::value::Moment>,
}

/// Opens a session, or `SignIn("wrong_credentials")`, or `TooMany`, or `Denied("mail_unverified")` when all was right but
/// the address was never confirmed.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<Entered> {
    let address = normalise_email(&input.email)?;
    let lookup = ctx.keys.lookup(&address);
    let known = look_up(ctx, visitor, &address, &lookup)?;
    admit(ctx, visitor, &known, &lookup)?;
    let stored = known.account.as_ref().and_then(|(_, secrets)| secrets.passphrase_hash.as_deref());
    let is_right = passphrase::holds(&ctx.config.security, stored, &input.password)?;
    let entry = Entry::new(ctx, input.kind, &visitor.origin);
    let (keys, doer) = (Arc::clone(&ctx.keys), Doer::from(visitor));
    ctx.db.write(move |conn| {
        let proven = match known.account {
            Some((account, secrets)) if is_right && is_open(&account) => {
                let typed = input.code.as_deref().unwrap_or_default();
                let passed = second_factor_holds(conn, &keys, entry.now, &account.id, &secrets, typed)?;
                if passed { Ok(account) } else { Err(Some(account)) }
            }
            other => Err(other.map(|(account, _)| account)),
        };
        match proven {
            Err(account) => refuse(conn, &entry, &doer, account, &lookup).map(|()| Err(WRONG)),
            Ok(account) if account.status == AccountStatus::Unconfirmed => Ok(Err(Error::Denied("mail_unverified"))),
            Ok(account) => {
                limits::clear(conn, &failure_bucket(&lookup))?;
                enter(conn, &entry, account, "passphrase").map(Ok)
            }
        }
    })?
}

const WRONG: Error = Error::SignIn("wrong_credentials");

fn look_up(ctx: &Context, visitor: &Visitor, address: &str, lookup: &str) -> Result<Known> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let account = match accounts::find(conn, &ctx.keys, address)? {
            Some(account) => {
                let secrets = credentials::get(conn, &account.id)?;
                Some((account, secrets))
            }
            None => None,
        };
        let is_known_device = match &account {
            Some((account, _)) => sessions::is_known_device(conn, &account.id, &visitor.origin)?,
            None => false,
        };
        let wait = next_try(limits::failures(conn, &failure_bucket(lookup))?, now);
        Ok(Known { account, is_known_device, wait })
    })
}

/// Limits of tries. A device on which the person was signed in has a line of its own, so that nobody can lock the person
/// out by failing; a try refused for its account does not count against the network it came from.
fn admit(ctx: &Context, visitor: &Visitor, known: &Known, lookup: &str) -> Result<()> {
    let (most, minute) = (&ctx.config.limits, TimeDelta::minutes(1));
    let class = &visitor.origin.address_class;
    if known.is_known_device {
        count_try(ctx, format!("sign_in:{lookup}:{class}"), most.sign_in_account, minute)?;
    } else {
        if let Some(at) = known.wait {
            return Err(Error::TooMany { retry_after: seconds_until(at, ctx.now()) });
        }
        count_try(ctx, format!("sign_in:{lookup}"), most.sign_in_account, minute)?;
    }
    count_try(ctx, format!("sign_in_from:{class}"), most.sign_in_address, minute)
}

fn is_open(account: &Account) -> bool {
    matches!(account.status, AccountStatus::Active | AccountStatus::Unconfirmed)
}

fn refuse(conn: &mut Conn, entry: &Entry, doer: &Doer, account: Option<Account>, lookup: &str) -> Result<()> {
    limits::fail(conn, entry.now, &failure_bucket(lookup), forgotten_before(entry.now))?;
    let id = account.as_ref().map_or("unknown", |account| account.id.as_str());
    audit::add(conn, entry.now, &Deed::new(doer, "session.refuse", Entity::Account, id)).map(|_| ())
}
