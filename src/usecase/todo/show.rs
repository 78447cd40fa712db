//! All that waits for officers, most urgent first: what the morning mail and the escalation are made of.

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::todo::{Item, Todo};
use crate::store::todo_words;

/// Reads it; only what is `told` says what it is called. Who may see it is checked where it is shown; the mail goes to officers
/// only.
pub fn run(ctx: &Context, told: impl FnOnce(&mut Todo) -> Vec<&mut Item>) -> Result<Todo> {
    let mut todo = super::waiting(ctx)?.as_ref().clone();
    let mut items = told(&mut todo);
    ctx.db.read(|conn| todo_words::tell(conn, &mut items))?;
    Ok(todo)
}
