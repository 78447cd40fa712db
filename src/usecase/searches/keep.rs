//! An officer keeps a search under a name.

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::listing::{Filter, ListNoun};
use crate::domain::saved_search::{MOST, SavedSearch, SavedSearchId, Search};
use crate::store::{audit, saved_searches};

/// What is kept.
#[derive(Debug, Clone)]
pub struct Input {
    /// Of which list.
    pub noun: ListNoun,
    /// Under which name.
    pub name: String,
    /// What it asks for.
    pub filter: Filter,
}

/// Keeps it; errors under `name`.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<SavedSearchId> {
    let search = Search::of(&input.name, &input.filter)?;
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(&officer.person));
    let account = officer.person.account.id.clone();
    ctx.db.write(move |conn| {
        let known = saved_searches::list(conn, &keys, &account, input.noun)?;
        if known.len() >= MOST {
            return Err(Error::field("name", "too_many_searches"));
        }
        if known.iter().any(|one| one.search.name == search.name) {
            return Err(Error::field("name", "name_taken"));
        }
        let id = SavedSearchId::new();
        let new = SavedSearch { id, account, noun: input.noun, version: 1, search, created_at: now };
        saved_searches::add(conn, &keys, &new)?;
        audit::add(conn, now, &Deed::new(&doer, "saved_search.keep", Entity::SavedSearch, new.id.as_str()))?;
        Ok(new.id)
    })
}
