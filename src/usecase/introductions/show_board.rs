//! The officer's board: introductions of a part, nearest deadline first, with how many stand in each state.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::introduction::IntroductionState;
use crate::domain::paging::{Page, Paging};
use crate::questions::board;
pub use crate::questions::board::Row;
use crate::rights::views;
use crate::store::introduction_board::{self, Part};

/// Which part of the board.
#[derive(Debug, Clone)]
pub struct Input {
    /// In these states.
    pub states: Vec<IntroductionState>,
    /// Only those that the officer who asks leads.
    pub is_mine: bool,
    /// True for what has ended: newest first.
    pub is_over: bool,
    /// Which page.
    pub paging: Paging,
}

/// A page of the board.
#[derive(Debug, Clone)]
pub struct View {
    /// The introductions.
    pub page: Page<Row>,
    /// How many stand in each state, of those that are asked for; states without any are left out.
    pub counts: Vec<(IntroductionState, i64)>,
}

/// Shows it.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    let me = input.is_mine.then(|| officer.person.account.id.clone());
    let view = ctx.db.read(|conn| {
        let part = Part { states: &input.states, officer: me.as_ref(), is_newest_first: input.is_over };
        let page = introduction_board::list(conn, &part, &input.paging)?;
        let mut items = Vec::with_capacity(page.items.len());
        for introduction in page.items {
            items.push(board::row(conn, &ctx.keys, introduction, ctx.answer_floor(), ctx.now())?);
        }
        let counts = introduction_board::count_by_state(conn, me.as_ref())?;
        Ok(View { page: Page { items, next: page.next }, counts })
    })?;
    views::note(ctx, officer, view.page.items.iter().map(|row| &row.introduction.talent))?;
    Ok(view)
}
