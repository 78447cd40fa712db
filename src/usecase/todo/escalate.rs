//! What has waited for more than 2, 4 or 6 working days is told to the officer, the lead, the director; once a level, and
//! never only to whoever holds it already.

use std::collections::BTreeMap;

use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::escalation::Level;
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::store::{accounts, outbox, todo};

/// Queues the mails and says how many.
pub fn run(ctx: &Context) -> Result<usize> {
    let (now, keys, director) = (ctx.now(), ctx.keys.clone(), ctx.config.review.director.clone());
    ctx.db.write(move |conn| {
        let waiting = todo::read(conn, now)?;
        let told = todo::escalated(conn)?;
        let mut late: BTreeMap<Level, Vec<String>> = BTreeMap::new();
        for item in waiting.own() {
            let Some(level) = Level::of(item.age) else { continue };
            let key = item.key();
            if !told.contains(&(level, key.clone())) {
                late.entry(level).or_default().push(key);
            }
        }
        let staff = todo::staff(conn, &keys, waiting.today, &director)?;
        let mut count = 0;
        for (level, items) in late {
            for reader in staff.readers(level) {
                let account = accounts::get(conn, &reader)?;
                let about = (Entity::Account, account.id.as_str());
                let mut notice = NewNotice::to(NoticeKind::Escalation, &account, about, now).with_code(level.as_str());
                notice.params.about = items.clone();
                outbox::add(conn, now, &notice)?;
                count += 1;
            }
        }
        Ok(count)
    })
}
