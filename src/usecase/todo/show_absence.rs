//! Shows a member of staff the days they have noted as away.

use chrono::NaiveDate;

use crate::context::Context;
use crate::domain::actor::Staff;
use crate::domain::error::Result;
use crate::store::absences;

/// First and last day, if any.
pub fn run(ctx: &Context, staff: &Staff) -> Result<Option<(NaiveDate, NaiveDate)>> {
    ctx.db.read(|conn| absences::find(conn, &staff.person.account.id))
}
