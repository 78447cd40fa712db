//! Recognises the person behind a request by the row of their session, read each time so that an end counts at once.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::account::{AccountStatus, Session, SessionId, SessionKind};
use crate::domain::actor::{Origin, Person};
use crate::domain::error::{Error, Result};
use crate::store::{accounts, sessions};

/// What a request shows.
#[derive(Debug, Clone)]
pub enum Proof {
    /// The secret of a session, from the cookie of a browser.
    Cookie(String),
    /// The session named by a verified token of the API.
    Session(SessionId),
}

/// The person, or `SignIn("no_session")` for whatever reason the proof does not hold.
pub fn run(ctx: &Context, proof: Proof, origin: Origin) -> Result<Person> {
    const NONE: Error = Error::SignIn("no_session");
    let now = ctx.now();
    let (person, session) = ctx.db.read(|conn| {
        let (found, kind) = match &proof {
            Proof::Cookie(secret) => (sessions::find_by_secret(conn, secret)?, SessionKind::Page),
            Proof::Session(id) => (sessions::find(conn, id)?, SessionKind::Api),
        };
        let session = found.filter(|s| s.kind == kind && s.holds(now)).ok_or(NONE)?;
        let account = accounts::get(conn, &session.account)?;
        if !matches!(account.status, AccountStatus::Active) {
            return Err(NONE);
        }
        let talent = accounts::talent_of(conn, &account.id)?;
        let enterprise = accounts::enterprise_of(conn, &account.id)?;
        Ok((Person { account, session: session.id.clone(), talent, enterprise, origin }, session))
    })?;
    if now - session.seen_at >= TimeDelta::minutes(1) {
        note_seen(ctx, session);
    }
    Ok(person)
}

/// A full disk must not sign people out, so a failure here is logged and no more.
fn note_seen(ctx: &Context, session: Session) {
    let now = ctx.now();
    let noted = ctx.db.write(move |conn| {
        sessions::touch(conn, &session.id, now)?;
        accounts::seen(conn, &session.account, now)
    });
    if let Err(error) = noted {
        tracing::warn!(%error, "a session's last use was not noted");
    }
}
