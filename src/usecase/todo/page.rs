//! The page of the to-do: the beginning of each part with how many it has, or one part page by page.

use chrono::NaiveDate;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::paging::Paging;
use crate::domain::todo::{Item, Part};
use crate::store::todo_words;

/// Items of each part where all parts are shown, and of a page of one part.
const SOME: i64 = 10;
const MORE: i64 = 50;

/// What of it.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// One part alone; all of them when none is given.
    pub part: Option<Part>,
    /// The place of the last item seen of that part.
    pub after: Option<String>,
}

/// A part that has items.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Which.
    pub part: Part,
    /// How many items it has in all.
    pub count: usize,
    /// Those of this page, most urgent first.
    pub items: Vec<Item>,
    /// Where its next page begins, if there is one.
    pub next: Option<String>,
}

/// The page.
#[derive(Debug, Clone)]
pub struct View {
    /// The day, in the office's zone.
    pub today: NaiveDate,
    /// The parts that have items.
    pub parts: Vec<Shown>,
    /// Pairs of entries that may be one and wait for a decision.
    pub same: i64,
    /// How many of all people and needs the present engine has read, while it has not read all.
    pub renewal: Option<(i64, i64)>,
}

/// Shows it.
pub fn run(ctx: &Context, _officer: &Officer, input: Input) -> Result<View> {
    let todo = super::waiting(ctx)?;
    let paging = Paging::new(input.after.filter(|_| input.part.is_some()), Some(input.part.map_or(SOME, |_| MORE)));
    let mut parts = Vec::new();
    for (part, count) in todo.counts() {
        if count > 0 && input.part.is_none_or(|only| only == part) {
            let page = todo.page(part, &paging);
            parts.push(Shown { part, count, items: page.items, next: page.next });
        }
    }
    let mut items: Vec<&mut Item> = parts.iter_mut().flat_map(|shown| &mut shown.items).collect();
    ctx.db.read(|conn| todo_words::tell(conn, &mut items))?;
    Ok(View { today: todo.today, parts, same: todo.same, renewal: todo.renewal })
}
