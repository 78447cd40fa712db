//! All that waits for officers, most urgent first: one content for the page and the morning mail.

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::todo::Todo;
use crate::store::features::{self, Progress};
use crate::store::todo;

/// Reads it. Who may see it is checked where it is shown; the mail goes to officers only.
pub fn run(ctx: &Context) -> Result<Todo> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let Progress { done, all } = features::progress(conn, &ctx.engine.versions())?;
        Ok(Todo { renewal: (done < all).then_some((done, all)), ..todo::read(conn, now)? })
    })
}
