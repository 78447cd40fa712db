//! What waits for the office today; counted anew whenever anything was committed, so that what was just done is no longer in it.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::notice::NoticeState;
use crate::domain::pictures::Today;
use crate::locale;
use crate::store::{outbox, review, today, todo};

/// Counts it.
pub fn run(ctx: &Context, _officer: &Officer) -> Result<Today> {
    let now = ctx.now();
    let (zone, bounced, ending) = ctx.db.read(|conn| {
        Ok((todo::zone(conn)?, outbox::count_in(conn, NoticeState::Bounced)?, today::ending(conn, now)?))
    })?;
    let all = review::Filter::default();
    Ok(Today {
        to_review: ctx.counts.waiting.get(&ctx.db, (None, false), |conn| review::count(conn, &all))?,
        overdue: ctx.counts.overdue.get(&ctx.db, locale::day_in(now, zone), |conn| today::overdue(conn, now))?,
        bounced,
        ending,
    })
}
