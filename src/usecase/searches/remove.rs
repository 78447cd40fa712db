//! An officer removes a kept search.

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::listing::ListNoun;
use crate::domain::saved_search::SavedSearchId;
use crate::store::{audit, saved_searches};

/// Which one.
#[derive(Debug, Clone)]
pub struct Input {
    /// Which.
    pub id: SavedSearchId,
    /// The version that was seen.
    pub version: i32,
}

/// Removes it and returns whose list it stood over.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<ListNoun> {
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(&officer.person));
    let account = officer.person.account.id.clone();
    ctx.db.write(move |conn| {
        let mut gone = saved_searches::get(conn, &keys, &account, &input.id)?;
        gone.version = input.version;
        saved_searches::remove(conn, &gone)?;
        audit::add(conn, now, &Deed::new(&doer, "saved_search.remove", Entity::SavedSearch, gone.id.as_str()))?;
        Ok(gone.noun)
    })
}
