//! Asks both sides what came of an introduction when its day has come.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::follow_up::FollowUp;
use crate::domain::introduction::IntroductionState;
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::questions::ask;
use crate::store::{follow_ups, introductions, links, outbox};

/// Asks what is due and says how many were asked.
pub fn run(ctx: &Context) -> Result<usize> {
    let now = ctx.now();
    let due = ctx.db.read(|conn| follow_ups::list_due(conn, now))?;
    let mut count = 0;
    for follow_up in due {
        match put(ctx, follow_up) {
            Ok(()) => count += 1,
            // Another node was quicker.
            Err(Error::Conflict(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(count)
}

fn put(ctx: &Context, follow_up: FollowUp) -> Result<()> {
    let now = ctx.now();
    ctx.db.write(move |conn| {
        follow_ups::ask(conn, &follow_up.id, now)?;
        let introduction = introductions::get(conn, &follow_up.introduction)?;
        if !matches!(introduction.state, IntroductionState::Introduced | IntroductionState::Success) {
            return Ok(());
        }
        for reader in ask::readers(conn, &introduction, follow_up.side)? {
            let link = links::add(conn, now, &reader.id, LinkPurpose::FollowUp, Some(follow_up.id.as_str()))?;
            let about = (Entity::Introduction, introduction.id.as_str());
            let notice = NewNotice::to(NoticeKind::FollowUp, &reader, about, now).with_link(&link.id);
            outbox::add(conn, now, &notice.with_code(&follow_up.days.to_string()))?;
        }
        Ok(())
    })
}
