//! An officer gives a kept search another name.

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::saved_search::{SavedSearch, SavedSearchId};
use crate::store::{audit, saved_searches};

/// Which one, and its new name.
#[derive(Debug, Clone)]
pub struct Input {
    /// Which.
    pub id: SavedSearchId,
    /// The version that was seen.
    pub version: i32,
    /// The name.
    pub name: String,
}

/// Renames it and returns it; errors under `name`.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<SavedSearch> {
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(&officer.person));
    let account = officer.person.account.id.clone();
    ctx.db.write(move |conn| {
        let mut kept = saved_searches::get(conn, &keys, &account, &input.id)?;
        kept.search = kept.search.renamed(&input.name)?;
        kept.version = input.version;
        let known = saved_searches::list(conn, &keys, &account, kept.noun)?;
        if known.iter().any(|one| one.id != kept.id && one.search.name == kept.search.name) {
            return Err(Error::field("name", "name_taken"));
        }
        saved_searches::save(conn, &keys, &kept, now)?;
        audit::add(conn, now, &Deed::new(&doer, "saved_search.rename", Entity::SavedSearch, kept.id.as_str()))?;
        Ok(kept)
    })
}
