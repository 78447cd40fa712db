//! Lists enterprises for officers: all of them or those in one state, newest first.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::enterprise::{Enterprise, EnterpriseState};
use crate::domain::error::Result;
use crate::domain::paging::{Page, Paging};
use crate::questions::standing::Standing;
use crate::store::enterprises;

/// Which of them.
#[derive(Debug, Clone)]
pub struct Input {
    /// Only in this state.
    pub state: Option<EnterpriseState>,
    /// Which page.
    pub paging: Paging,
}

/// A firm with how it answers.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The firm.
    pub enterprise: Enterprise,
    /// How it answers.
    pub answering: Standing,
}

/// A page of them and how many stand in each state.
#[derive(Debug, Clone)]
pub struct View {
    /// The page.
    pub page: Page<Listed>,
    /// Counts by state; states without any are left out.
    pub counts: Vec<(EnterpriseState, i64)>,
}

/// Lists them.
pub fn run(ctx: &Context, _officer: &Officer, input: Input) -> Result<View> {
    let (now, floor) = (ctx.now(), ctx.answer_floor());
    ctx.db.read(|conn| {
        let found = enterprises::list(conn, input.state, &input.paging)?;
        let mut items = Vec::with_capacity(found.items.len());
        for enterprise in found.items {
            let answering = Standing::of(conn, &enterprise.id, floor, now)?;
            items.push(Listed { enterprise, answering });
        }
        let page = Page { items, next: found.next };
        Ok(View { page, counts: enterprises::count_by_state(conn)? })
    })
}
