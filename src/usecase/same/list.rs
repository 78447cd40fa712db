//! Lists pairs of entries for officers: those that wait, those that were joined, those that are two.

use super::{Named, people_of};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::paging::{Page, Paging};
use crate::domain::same::{Join, Same, SameId, SameState};
use crate::rights::views;
use crate::store::{same_joins, same_pairs};

/// Which of them.
#[derive(Debug, Clone)]
pub struct Input {
    /// In this state.
    pub state: SameState,
    /// Which page.
    pub paging: Paging,
}

/// A pair with the two that it is of.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The pair.
    pub pair: Same,
    /// The older entry.
    pub first: Named,
    /// The younger entry.
    pub second: Named,
    /// The last joining of it, undone or not.
    pub join: Option<Join>,
}

/// A page of them and how many stand in each state.
#[derive(Debug, Clone)]
pub struct View {
    /// The page.
    pub page: Page<Listed>,
    /// Counts by state: open, joined, different.
    pub counts: Vec<(SameState, i64)>,
}

/// Lists them; what has waited longest comes first.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    let all = ctx.counts.same.get(&ctx.db, (), same_pairs::count_by_state)?;
    let of = |state| all.iter().find(|(known, _)| *known == state).map_or(0, |(_, n)| *n);
    let counts = [SameState::Open, SameState::Joined, SameState::Different].map(|state| (state, of(state))).into();
    let page = ctx.db.read(|conn| {
        let found = same_pairs::list(conn, input.state, &input.paging)?;
        let entries: Vec<(Entity, &str)> = found
            .items
            .iter()
            .flat_map(|pair| [&pair.first, &pair.second].map(|id| (pair.entity, id.as_str())))
            .collect();
        let named = Named::all(conn, &ctx.keys, &entries)?;
        let ids: Vec<SameId> = found.items.iter().map(|pair| pair.id.clone()).collect();
        let mut joins = same_joins::last_of_all(conn, &ids)?;
        let name = |id: &str| named.get(id).cloned().ok_or(Error::Missing("same"));
        let mut listed = |pair: Same| {
            let (first, second, join) = (name(&pair.first)?, name(&pair.second)?, joins.remove(&pair.id));
            Ok(Listed { pair, first, second, join })
        };
        let items: Vec<Listed> = found.items.into_iter().map(&mut listed).collect::<Result<_>>()?;
        Ok(Page { items, next: found.next })
    })?;
    views::note(ctx, officer, &people_of(page.items.iter().map(|listed| &listed.pair))?)?;
    Ok(View { page, counts })
}
