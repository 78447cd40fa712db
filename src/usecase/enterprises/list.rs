//! Lists enterprises for officers: all of them or those in one state, newest first.

use std::collections::HashSet;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::enterprise::{Enterprise, EnterpriseState};
use crate::domain::error::Result;
use crate::domain::paging::{Page, Paging};
use crate::questions::standing::Standing;
use crate::store::{enterprises, same_pairs};

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
    /// The ids of those of which another entry may be of the same firm.
    pub doubtful: HashSet<String>,
    /// Counts by state; states without any are left out.
    pub counts: Vec<(EnterpriseState, i64)>,
}

/// Lists them.
pub fn run(ctx: &Context, _officer: &Officer, input: Input) -> Result<View> {
    let (now, floor) = (ctx.now(), ctx.answer_floor());
    ctx.db.read(|conn| {
        let found = enterprises::list(conn, input.state, &input.paging)?;
        let ids: Vec<String> = found.items.iter().map(|firm| firm.id.to_string()).collect();
        let doubtful = same_pairs::among(conn, &ids)?;
        let mut items = Vec::with_capacity(found.items.len());
        for enterprise in found.items {
            let answering = Standing::of(conn, &enterprise.id, floor, now)?;
            items.push(Listed { enterprise, answering });
        }
        let page = Page { items, next: found.next };
        Ok(View { page, doubtful, counts: enterprises::count_by_state(conn)? })
    })
}
