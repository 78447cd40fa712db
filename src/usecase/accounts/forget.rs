//! Forgets what no longer serves anybody: ended sessions, links that ran out, windows of limits, whose cards were seen, whom
//! officers saw on past days (the audit keeps that), addresses of erased accounts whose last mail could not leave.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::brief::lanzhou_day;
use crate::domain::error::Result;
use crate::store::{card_views, erasure, limits, links, sessions, talent_views};

/// No limit counts for longer.
const LIMITS: TimeDelta = TimeDelta::days(2);
/// So long the page of a link still says that it was used or ran out.
const LINKS: TimeDelta = TimeDelta::days(30);
/// So long the last mail to an erased account is tried.
const LAST_MAIL: TimeDelta = TimeDelta::days(7);

/// Forgets it, and empties the database's log of what was erased.
pub fn run(ctx: &Context) -> Result<()> {
    let now = ctx.now();
    ctx.db.write(move |conn| {
        limits::remove_old(conn, now - LIMITS)?;
        card_views::remove_old(conn, lanzhou_day(now - LIMITS))?;
        links::remove_old(conn, now, now - LINKS)?;
        sessions::remove_old(conn, now)?;
        talent_views::remove_old(conn, (now - LIMITS).date())?;
        erasure::give_up_last_mails(conn, now - LAST_MAIL, now).map(|_| ())
    })?;
    ctx.db.empty_log()
}
