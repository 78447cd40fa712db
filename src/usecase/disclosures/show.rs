//! Shows a talent their disclosure record, to be read and printed.

use crate::context::Context;
use crate::domain::actor::Owner;
use crate::domain::disclosure_record::DisclosureRecord;
use crate::domain::error::Result;
use crate::rights::record;

/// As it stands now.
pub fn run(ctx: &Context, owner: &Owner) -> Result<DisclosureRecord> {
    let now = ctx.now();
    ctx.db.read(|conn| record::of(conn, ctx, owner, now))
}
