//! The lists of this node are built before somebody asks for them: every name is opened once, which takes seconds in a large pool.

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::listing::ListNoun;
use crate::usecase::finding;

/// Builds what is not built yet; from then on each list follows the changes when it is asked for.
pub fn round(ctx: &Context) -> Result<bool> {
    let mut is_new = false;
    for noun in [ListNoun::Talents, ListNoun::Enterprises, ListNoun::Needs] {
        is_new |= finding::build(ctx, noun)?;
    }
    Ok(is_new)
}
