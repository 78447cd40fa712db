//! Says which mails a link in the foot of a mail would end. Changes nothing: scanners of mail open links too.

use crate::context::Context;
use crate::domain::error::{Error, Result};
use crate::domain::notice::NoticeKind;
use crate::store::{bureaus, preferences};

/// What the link is about.
#[derive(Debug, Clone)]
pub struct View {
    /// The kind of mail.
    pub kind: NoticeKind,
    /// True when it does not come any more.
    pub is_off: bool,
}

/// Shows it, or `Missing` for a link that is none.
pub fn run(ctx: &Context, token: &str) -> Result<View> {
    let (reader, kind) = preferences::read(&ctx.keys, token)?;
    if kind == NoticeKind::MonthlyFigures {
        let id = reader.parse().map_err(|_| Error::Missing("link"))?;
        let bureau = ctx.db.read(|conn| bureaus::find(conn, &id))?.ok_or(Error::Missing("link"))?;
        return Ok(View { kind, is_off: bureau.stopped_at.is_some() });
    }
    let account = reader.parse().map_err(|_| Error::Missing("link"))?;
    let is_off = ctx.db.read(|conn| preferences::is_off(conn, &account, kind))?;
    Ok(View { kind, is_off })
}
