//! Keeps what a walk along the chain found, so that its readers see up to where the record is known to be whole.

use crate::context::Context;
use crate::domain::actor::{Auditor, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::seal::Verified;
use crate::store::{audit, settings};
use crate::usecase::audit::verify::View;

/// Keeps it and records who asked for the walk.
pub fn run(ctx: &Context, auditor: &Auditor, found: &View) -> Result<()> {
    let (now, doer) = (ctx.now(), Doer::from(&auditor.person));
    let verified =
        Verified { at: now, seq: found.head.as_ref().map_or(0, |(seq, _)| *seq), faults: found.faults.len() };
    let (text, id) =
        (serde_json::to_string(&verified).map_err(Error::internal)?, auditor.person.account.id.to_string());
    ctx.db.write(move |conn| {
        settings::set(conn, now, settings::AUDIT_VERIFIED, &text)?;
        let deed = Deed::new(&doer, "audit.verify", Entity::Account, &id);
        audit::add(conn, now, &deed.because(format!("{} {}", verified.seq, verified.faults))).map(|_| ())
    })
}
