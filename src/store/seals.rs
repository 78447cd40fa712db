//! The chain of the record, and the rows that wait for their link in it.

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::error::Result;
use crate::domain::seal::Record;
use crate::schema::seals::unsealed;

/// Notes in the transaction that adds a row of the record that it waits to be sealed.
pub fn wait(conn: &mut Conn, record: Record, row_id: &str) -> Result<()> {
    diesel::insert_into(unsealed::table)
        .values((unsealed::record.eq(record), unsealed::row_id.eq(row_id)))
        .execute(conn)?;
    Ok(())
}
