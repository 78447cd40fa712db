//! The officers' to-do: shown on its page, sent in the morning, escalated when it waits for too long.

use std::sync::Arc;

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::todo::Todo;
use crate::locale;
use crate::store::{features, todo};

pub mod escalate;
pub mod page;
pub mod remind;
pub mod set_absence;
pub mod show;
pub mod show_absence;

/// What waits, read once until anything is committed or the office's next day begins.
fn waiting(ctx: &Context) -> Result<Arc<Todo>> {
    let (now, engine) = (ctx.now(), ctx.engine.versions());
    let today = locale::day_in(now, ctx.db.read(todo::zone)?);
    ctx.counts.todo.get(&ctx.db, (today, engine.clone()), |conn| {
        Ok(Arc::new(Todo { renewal: features::renewal(conn, &engine)?, ..todo::read(conn, now)? }))
    })
}
