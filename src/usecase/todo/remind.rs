//! The morning mail: each officer at work hears what waits; where nothing does, nobody hears anything.

use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::locale;
use crate::store::{outbox, todo};

/// Queues the mails and says how many.
pub fn run(ctx: &Context) -> Result<usize> {
    let (now, keys) = (ctx.now(), ctx.keys.clone());
    ctx.db.write(move |conn| {
        if !todo::is_any_waiting(conn)? {
            return Ok(0);
        }
        let today = locale::day_in(now, todo::zone(conn)?);
        let staff = todo::staff(conn, &keys, today, "")?;
        let mut count = 0;
        for account in staff.holders() {
            let about = (Entity::Account, account.id.as_str());
            let notice = NewNotice::to(NoticeKind::Todo, account, about, now);
            let key = format!("todo/{}/{}", account.id, today);
            count += usize::from(outbox::add(conn, now, &notice.once(key))?.is_some());
        }
        Ok(count)
    })
}
