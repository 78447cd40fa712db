//! Enrols the second factor that was offered, by a first code. Recovery codes are shown once; other sessions end.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use serde::Deserialize;

use super::{Entered, Entry, count_try, enter, second_factor_holds, security_notice};
use crate::context::Context;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::keys::Place;
use crate::second_factor;
use crate::store::{accounts, audit, credentials, sessions};

/// What comes back from the page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The secret offered, sealed.
    pub sealed: String,
    /// A code made with it.
    pub code: String,
    /// A code of the present second factor, where there is one; a recovery code will do.
    #[serde(default)]
    pub current_code: String,
}

/// What the person must keep, and the session that goes on.
#[derive(Debug, Clone)]
pub struct View {
    /// Recovery codes, shown this once.
    pub recovery_codes: Vec<String>,
    /// The session that takes the place of the one in use.
    pub entered: Entered,
}

/// Enrols; field errors under `code` and `current_code`.
pub fn run(ctx: &Context, person: &Person, input: Input) -> Result<View> {
    let id = person.account.id.clone();
    count_try(ctx, format!("factor:{id}"), ctx.config.limits.sign_in_account, TimeDelta::minutes(1))?;
    let place = Place { table: "accounts", column: "totp_offered", row: id.as_str() };
    let stale = |_| Error::Gone("offer_stale");
    let sealed = URL_SAFE_NO_PAD.decode(&input.sealed).map_err(|_| Error::Gone("offer_stale"))?;
    let secret = ctx.keys.open_sealed(place, &sealed).map_err(stale)?;
    let step = second_factor::step_of(&secret, &input.code, ctx.now())?.ok_or(Error::field("code", "wrong_code"))?;
    let session = ctx.db.read(|conn| sessions::find(conn, &person.session))?.ok_or(Error::SignIn("no_session"))?;
    let entry = Entry::new(ctx, session.kind, &person.origin);
    let (keys, doer) = (Arc::clone(&ctx.keys), Doer::from(person));
    ctx.db.write(move |conn| {
        let secrets = credentials::get(conn, &id)?;
        if !second_factor_holds(conn, &keys, entry.now, &id, &secrets, &input.current_code)? {
            return Err(Error::field("current_code", "wrong_code"));
        }
        let recovery_codes = second_factor::fresh_recovery_codes();
        credentials::set_totp(conn, &keys, &id, entry.now, &secret, step)?;
        credentials::replace_recovery_codes(conn, &id, &recovery_codes)?;
        sessions::end_all(conn, &id, None, entry.now)?;
        let account = accounts::get(conn, &id)?;
        audit::add(conn, entry.now, &Deed::new(&doer, "account.set_second_factor", Entity::Account, id.as_str()))?;
        security_notice(conn, entry.now, &account, "second_factor_changed", (Entity::Account, id.to_string()))?;
        let entered = enter(conn, &entry, account, "set_second_factor")?;
        Ok(View { recovery_codes, entered })
    })
}
