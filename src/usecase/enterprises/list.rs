//! Lists enterprises for officers: all of them or those in one state, newest first.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::enterprise::{Enterprise, EnterpriseState};
use crate::domain::error::Result;
use crate::domain::paging::{Page, Paging};
use crate::store::enterprises;

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
    /// Counts by state; states without any are left out.
    pub counts: Vec<(EnterpriseState, i64)>,
}

/// Lists them.
pub fn run(ctx: &Context, _officer: &Officer, input: Input) -> Result<View> {
    ctx.db.read(|conn| {
        let page = enterprises::list(conn, input.state, &input.paging)?;
        Ok(View { page, counts: enterprises::count_by_state(conn)? })
    })
}
