//! The audit: rows are only ever added.

use diesel::prelude::*;

use super::db::Conn;
use super::seals;
use crate::domain::audit::{AuditId, Deed};
use crate::domain::error::Result;
use crate::domain::seal::Record;
use crate::domain::value::Moment;
use crate::keys::sha256_hex;
use crate::schema::audit::audit;

/// Records a deed in the transaction that does it; states are kept as hashes.
pub fn add(conn: &mut Conn, at: Moment, deed: &Deed<'_>) -> Result<AuditId> {
    let id = AuditId::new();
    let hash = |text: &Option<String>| text.as_ref().map(|t| sha256_hex(t.as_bytes()));
    diesel::insert_into(audit::table)
        .values((
            audit::id.eq(&id),
            audit::at.eq(at),
            audit::actor.eq(&deed.doer.account),
            audit::acting_for.eq(&deed.doer.acting_for),
            audit::action.eq(deed.action),
            audit::entity.eq(deed.entity),
            audit::entity_id.eq(deed.id),
            audit::before_hash.eq(hash(&deed.before)),
            audit::after_hash.eq(hash(&deed.after)),
            audit::reason.eq(&deed.reason),
            audit::address_class.eq(&deed.doer.address_class),
        ))
        .execute(conn)?;
    seals::wait(conn, Record::Audit, id.as_str())?;
    Ok(id)
}
