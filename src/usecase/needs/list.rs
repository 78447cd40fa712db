//! Lists needs for officers: all of them or those in one state, newest first.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::Result;
use crate::domain::need::{Need, NeedState};
use crate::domain::paging::{Page, Paging};
use crate::store::{enterprises, need_waits, needs};

/// Which of them.
#[derive(Debug, Clone)]
pub struct Input {
    /// Only in this state.
    pub state: Option<NeedState>,
    /// Which page.
    pub paging: Paging,
}

/// A need as officers see it in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The need.
    pub need: Need,
    /// Its firm.
    pub enterprise: Enterprise,
    /// While it waits for an officer: how many questions the firm was asked, and how many of them stayed unanswered.
    pub unanswered: Option<(i64, i64)>,
}

/// A page of them and how many stand in each state.
#[derive(Debug, Clone)]
pub struct View {
    /// The page.
    pub page: Page<Listed>,
    /// Counts by state; states without any are left out.
    pub counts: Vec<(NeedState, i64)>,
}

/// Lists them.
pub fn run(ctx: &Context, _officer: &Officer, input: Input) -> Result<View> {
    ctx.db.read(|conn| {
        let found = needs::list(conn, input.state, &input.paging)?;
        let mut items = Vec::with_capacity(found.items.len());
        for need in found.items {
            let enterprise = enterprises::get(conn, &need.enterprise)?;
            let unanswered = need_waits::unanswered(conn, &need, ctx.now())?;
            items.push(Listed { need, enterprise, unanswered });
        }
        Ok(View { page: Page { items, next: found.next }, counts: needs::count_by_state(conn)? })
    })
}
