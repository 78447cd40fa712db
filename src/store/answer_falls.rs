//! Firms that leave too many questions without an answer, and since when.

use std::collections::HashMap;

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::schema::enterprises::answer_falls;

/// Since when a firm is below the floor, if it is.
pub fn find(conn: &mut Conn, firm: &EnterpriseId) -> Result<Option<Moment>> {
    Ok(answer_falls::table.find(firm).select(answer_falls::fell_at).first(conn).optional()?)
}

/// Those of some firms that are below the floor, and since when.
pub fn find_of(conn: &mut Conn, firms: &[EnterpriseId]) -> Result<HashMap<EnterpriseId, Moment>> {
    let mut found = HashMap::new();
    for some in firms.chunks(500) {
        let below = answer_falls::table.filter(answer_falls::enterprise_id.eq_any(some));
        let rows = below.select((answer_falls::enterprise_id, answer_falls::fell_at));
        found.extend(rows.load::<(EnterpriseId, Moment)>(conn)?);
    }
    Ok(found)
}

/// Every firm that is below the floor.
pub fn list(conn: &mut Conn) -> Result<Vec<EnterpriseId>> {
    Ok(answer_falls::table.order(answer_falls::enterprise_id).select(answer_falls::enterprise_id).load(conn)?)
}

/// Notes that a firm falls; of two that note it at once, one gets a `Conflict`.
pub fn add(conn: &mut Conn, firm: &EnterpriseId, at: Moment) -> Result<()> {
    let row = (answer_falls::enterprise_id.eq(firm), answer_falls::fell_at.eq(at));
    diesel::insert_into(answer_falls::table).values(row).execute(conn)?;
    Ok(())
}

/// The firm answers again.
pub fn remove(conn: &mut Conn, firm: &EnterpriseId) -> Result<()> {
    diesel::delete(answer_falls::table.find(firm)).execute(conn)?;
    Ok(())
}
