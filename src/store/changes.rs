//! Change marks: what must be matched again, in the transaction that changed it.

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::schema::changes::changes;

/// Marks a version of a talent or need as to be matched. Rows of one import or load share a `batch`.
pub fn add(conn: &mut Conn, at: Moment, entity: Entity, id: &str, version: i32, batch: Option<&str>) -> Result<()> {
    diesel::insert_into(changes::table)
        .values((
            changes::entity.eq(entity),
            changes::entity_id.eq(id),
            changes::version.eq(version),
            changes::batch.eq(batch),
            changes::at.eq(at),
            changes::fence.eq(0),
        ))
        .execute(conn)?;
    Ok(())
}
