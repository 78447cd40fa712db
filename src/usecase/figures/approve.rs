//! A lead approves the figures of a month: they are sent at once, as checked.

use chrono::NaiveDate;

use super::send;
use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::store::{audit, bureaus};

/// Sends them; `Conflict` when they have been sent before.
pub fn run(ctx: &Context, officer: &Officer, month: NaiveDate) -> Result<()> {
    if !officer.person.has(Role::Lead) {
        return Err(Error::Denied("not_a_lead"));
    }
    let (now, doer, by) = (ctx.now(), Doer::from(&officer.person), officer.person.account.id.clone());
    ctx.db.write(move |conn| {
        bureaus::find_figures(conn, month)?.ok_or(Error::Missing("figures"))?;
        bureaus::sent(conn, now, month, Some(&by))?;
        send(conn, now, &month.to_string(), "checked")?;
        audit::add(conn, now, &Deed::new(&doer, "figures.approve", Entity::Office, &month.to_string())).map(|_| ())
    })
}
