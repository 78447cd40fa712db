//! An administrator removes a bureau: it gets no more figures.

use crate::context::Context;
use crate::domain::actor::{Admin, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::bureau::BureauId;
use crate::domain::error::{Error, Result};
use crate::store::{audit, bureaus};

/// Removes it; `Missing` when it is gone already, as if it had never been.
pub fn run(ctx: &Context, admin: &Admin, id: &BureauId) -> Result<()> {
    let (now, doer, id) = (ctx.now(), Doer::from(&admin.person), id.clone());
    ctx.db.write(move |conn| {
        bureaus::find(conn, &id)?.ok_or(Error::Missing("bureau"))?;
        bureaus::remove(conn, &id)?;
        audit::add(conn, now, &Deed::new(&doer, "bureau.remove", Entity::Office, id.as_str())).map(|_| ())
    })
}
