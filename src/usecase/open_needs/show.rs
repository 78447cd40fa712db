//! One public need, and others of its field.

use super::{Card, card, cards};
use crate::context::Context;
use crate::domain::error::{Error, Result};
use crate::domain::value::Lang;
use crate::store::open_needs;

/// Others of its field.
const OTHERS: i64 = 3;

/// The page of a need.
#[derive(Debug, Clone)]
pub struct View {
    /// The need.
    pub card: Card,
    /// The newest others of its first field.
    pub others: Vec<Card>,
}

/// The need with this code; `Gone` when it was public and has ended, else `Missing`.
pub fn run(ctx: &Context, lang: Lang, code: &str) -> Result<View> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let Some(found) = open_needs::find(conn, now, code)? else {
            let is_over = open_needs::is_over(conn, now, code)?;
            return Err(if is_over { Error::Gone("need_over") } else { Error::Missing("open_need") });
        };
        let others = match found.need.fields.first() {
            Some(field) => open_needs::newest(conn, now, Some(field), code, OTHERS)?,
            None => Vec::new(),
        };
        Ok(View { card: card(ctx, lang, found), others: cards(ctx, lang, others) })
    })
}
