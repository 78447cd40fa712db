//! The searches that an officer keeps of a list, each with how many it finds now.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::listing::{Filter, ListNoun};
use crate::domain::saved_search::SavedSearch;
use crate::store::saved_searches;
use crate::usecase::finding;

/// A search with its count.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The search.
    pub kept: SavedSearch,
    /// What it asks for.
    pub filter: Filter,
    /// How many it finds.
    pub count: i64,
}

/// Lists them, oldest first.
pub fn run(ctx: &Context, officer: &Officer, noun: ListNoun) -> Result<Vec<Counted>> {
    let account = &officer.person.account.id;
    let all = ctx.db.read(|conn| saved_searches::list(conn, &ctx.keys, account, noun))?;
    let counted = |kept: SavedSearch| {
        let filter = kept.search.filter(noun);
        let count = finding::count(ctx, officer, noun, &filter)?;
        Ok(Counted { kept, filter, count })
    };
    all.into_iter().map(counted).collect()
}
