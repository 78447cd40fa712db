//! The morning mail about entries that may be one: officers at work hear how many wait; where none does, nobody hears
//! anything.

use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::same::SameState;
use crate::locale;
use crate::store::{outbox, same_pairs, todo};

/// Queues the mails and says how many.
pub fn run(ctx: &Context) -> Result<usize> {
    let (now, keys) = (ctx.now(), ctx.keys.clone());
    ctx.db.write(move |conn| {
        if same_pairs::count(conn, SameState::Open)? == (0, 0) {
            return Ok(0);
        }
        let today = locale::day_in(now, todo::zone(conn)?);
        let mut count = 0;
        for account in todo::staff(conn, &keys, today, "")?.holders() {
            let about = (Entity::Account, account.id.as_str());
            let notice = NewNotice::to(NoticeKind::SameSuspected, account, about, now);
            let key = format!("same/{}/{today}", account.id);
            count += usize::from(outbox::add(conn, now, &notice.once(key))?.is_some());
        }
        Ok(count)
    })
}
