//! Lists enterprises for officers: all of them or those in one state, newest first.

use std::collections::HashSet;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::enterprise::{Enterprise, EnterpriseState};
use crate::domain::error::Result;
use crate::domain::paging::{Page, Paging};
use crate::store::{enterprises, same_pairs};

/// Which of them.
#[derive(Debug, Clone)]
pub struct Input {
    /// Only in this state.
    pub state: Option<EnterpriseState>,
    /// Which page.
    pub paging: Paging,
}

/// A page of them and how many stand in each state.
#[derive(Debug, Clone)]
pub struct View {
    /// The page.
    pub page: Page<Enterprise>,
    /// The ids of those of which another entry may be of the same firm.
    pub doubtful: HashSet<String>,
    /// Counts by state; states without any are left out.
    pub counts: Vec<(EnterpriseState, i64)>,
}

/// Lists them.
pub fn run(ctx: &Context, _officer: &Officer, input: Input) -> Result<View> {
    ctx.db.read(|conn| {
        let page = enterprises::list(conn, input.state, &input.paging)?;
        let ids: Vec<String> = page.items.iter().map(|firm| firm.id.to_string()).collect();
        let doubtful = same_pairs::among(conn, &ids)?;
        Ok(View { page, doubtful, counts: enterprises::count_by_state(conn)? })
    })
}
