//! Lists pairs of entries for officers: those that wait, those that were joined, those that are two.

use super::Named;
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::paging::{Page, Paging};
use crate::domain::same::{Join, Same, SameState};
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
pub fn run(ctx: &Context, _officer: &Officer, input: Input) -> Result<View> {
    ctx.db.read(|conn| {
        let found = same_pairs::list(conn, input.state, &input.paging)?;
        let mut items = Vec::with_capacity(found.items.len());
        for pair in found.items {
            let first = Named::of(conn, &ctx.keys, pair.entity, &pair.first)?;
            let second = Named::of(conn, &ctx.keys, pair.entity, &pair.second)?;
            let join = same_joins::last_of(conn, &pair.id)?;
            items.push(Listed { pair, first, second, join });
        }
        let mut counts = Vec::new();
        for state in [SameState::Open, SameState::Joined, SameState::Different] {
            let (people, firms) = same_pairs::count(conn, state)?;
            counts.push((state, people + firms));
        }
        Ok(View { page: Page { items, next: found.next }, counts })
    })
}
