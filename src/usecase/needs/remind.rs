//! Tells firms what the clock of their open needs says: the search goes on, the need expires soon. Each once.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::audit::Entity;
use crate::domain::calendar::Calendar;
use crate::domain::error::Result;
use crate::domain::need_clock::{NeedClock, Reminder};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::value::Moment;
use crate::locale::LANZHOU;
use crate::store::db::Conn;
use crate::store::{accounts, enterprises, links, need_clocks, outbox};

/// Queues what is due and says how many mails that were.
pub fn run(ctx: &Context) -> Result<usize> {
    let now = ctx.now();
    let due: Vec<(NeedClock, Reminder)> = ctx.db.read(|conn| {
        let mut due = Vec::new();
        for clock in need_clocks::list(conn)? {
            for reminder in clock.due(now, Calendar::Lanzhou, LANZHOU) {
                let is_moot = matches!(reminder, Reminder::Searching(_)) && need_clocks::has_approved(conn, &clock.id)?;
                if !is_moot && outbox::queued_at(conn, &clock.key(reminder))?.is_none() {
                    due.push((clock.clone(), reminder));
                }
            }
        }
        Ok(due)
    })?;
    let mut count = 0;
    for (clock, reminder) in due {
        count += ctx.db.write(move |conn| tell(conn, now, &clock, reminder))?;
    }
    Ok(count)
}

fn tell(conn: &mut Conn, now: Moment, clock: &NeedClock, reminder: Reminder) -> Result<usize> {
    let members = enterprises::list_members(conn, &clock.enterprise)?;
    for (n, account) in members.iter().enumerate() {
        let account = accounts::get(conn, account)?;
        let about = (Entity::Need, clock.id.as_str());
        let notice = match reminder {
            Reminder::Searching(_) => NewNotice::to(NoticeKind::NeedSearching, &account, about, now),
            Reminder::Expiring(days) => {
                let link = links::add(conn, now, &account.id, LinkPurpose::NeedStill, Some(clock.id.as_str()))?;
                let notice = NewNotice::to(NoticeKind::NeedExpiring, &account, about, now);
                notice.with_link(&link.id).with_code(&days.to_string())
            }
        };
        // The first member's mail carries the key by which the reminder is known to have been sent.
        let key = clock.key(reminder);
        let key = if n == 0 { key } else { format!("{key}/{}", account.id) };
        outbox::add(conn, now, &notice.once(key))?;
    }
    Ok(members.len())
}
