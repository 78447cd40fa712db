//! Ends a session of one's own elsewhere, or all others.

use crate::context::Context;
use crate::domain::account::SessionId;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::store::{audit, sessions};

/// Which sessions.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// This one.
    One(SessionId),
    /// All but the one that asks.
    Others,
}

/// Ends them; `Missing` for a session that is not the person's own or has ended.
pub fn run(ctx: &Context, person: &Person, input: Input) -> Result<()> {
    let (now, doer) = (ctx.now(), Doer::from(person));
    let (account, own) = (person.account.id.clone(), person.session.clone());
    ctx.db.write(move |conn| {
        let deed = match &input {
            Input::One(id) => {
                if !sessions::end(conn, &account, id, now)? {
                    return Err(Error::Missing("session"));
                }
                Deed::new(&doer, "session.end", Entity::Session, id.as_str())
            }
            Input::Others => {
                let ended = sessions::end_all(conn, &account, Some(&own), now)?;
                Deed::new(&doer, "session.end_others", Entity::Account, account.as_str()).because(ended.to_string())
            }
        };
        audit::add(conn, now, &deed).map(|_| ())
    })
}
