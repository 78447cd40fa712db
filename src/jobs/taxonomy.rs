//! Takes up another version of the taxonomy as soon as it is published, on this node or another.

use super::renewal;
use crate::context::Context;
use crate::domain::error::Result;
use crate::store::job_runs;
use crate::usecase::taxonomy::take_up;

/// Takes up the published version; false when it runs already.
pub fn round(ctx: &Context) -> Result<bool> {
    if !take_up::run(ctx)? {
        return Ok(false);
    }
    // Everything may have been made by this version once before, and by another one since.
    let name = renewal::name(&ctx.current().engine.versions());
    ctx.db.write(move |conn| job_runs::again(conn, &name))?;
    Ok(true)
}
