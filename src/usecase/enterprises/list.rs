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

/// Lists them.
pub fn run(ctx: &Context, _officer: &Officer, input: Input) -> Result<Page<Enterprise>> {
    ctx.db.read(|conn| enterprises::list(conn, input.state, &input.paging))
}
