//! Ends the session in use.

use crate::context::Context;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::store::{audit, sessions};

/// Signs out; the cookie or token proves nothing from now on.
pub fn run(ctx: &Context, person: &Person) -> Result<()> {
    let (now, doer) = (ctx.now(), Doer::from(person));
    let (account, session) = (person.account.id.clone(), person.session.clone());
    ctx.db.write(move |conn| {
        sessions::end(conn, &account, &session, now)?;
        audit::add(conn, now, &Deed::new(&doer, "session.end", Entity::Session, session.as_str())).map(|_| ())
    })
}
