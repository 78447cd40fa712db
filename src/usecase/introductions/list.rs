//! The officer's board: introductions by where they stand, with how long each has waited.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::introduction::IntroductionState;
use crate::domain::paging::{Page, Paging};
use crate::questions::board;
pub use crate::questions::board::Row;
use crate::rights::views;
use crate::store::introductions::{self, Filter};

/// Which part of the board.
#[derive(Debug, Clone)]
pub struct Input {
    /// In these states; empty for any.
    pub states: Vec<IntroductionState>,
    /// Which page.
    pub paging: Paging,
}

/// A page of the board, newest first.
pub fn run(ctx: &Context, officer: &Officer, input: &Input) -> Result<Page<Row>> {
    let page = ctx.db.read(|conn| {
        let filter = Filter { states: input.states.clone(), ..Filter::default() };
        let page = introductions::list(conn, &filter, &input.paging)?;
        let mut items = Vec::with_capacity(page.items.len());
        for introduction in page.items {
            items.push(board::row(conn, &ctx.keys, introduction, ctx.answer_floor(), ctx.now())?);
        }
        Ok(Page { items, next: page.next })
    })?;
    views::note(ctx, officer, page.items.iter().map(|row| &row.introduction.talent))?;
    Ok(page)
}
