//! Whether the link of a copy still holds. Changes nothing: scanners of mail open links too.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::Person;
use crate::domain::error::{Error, Result};
use crate::domain::value::Moment;
use crate::store::links;

/// The link of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Until when it holds.
    pub expires_at: Moment,
    /// Why it opens nothing any more: `link_used`, `link_expired`.
    pub gone: Option<&'static str>,
}

/// Shows it to the person whose copy it is; `Missing` for anybody else.
pub fn run(ctx: &Context, person: &Person, token: &str) -> Result<View> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let link = links::read(conn, &ctx.keys, token)?;
        if link.purpose != LinkPurpose::DataCopy || link.account != person.account.id {
            return Err(Error::Missing("link"));
        }
        let gone = match link.check(now) {
            Err(Error::Gone(code)) => Some(code),
            _ => None,
        };
        Ok(View { expires_at: link.expires_at, gone })
    })
}
