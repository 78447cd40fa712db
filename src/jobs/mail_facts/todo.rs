//! Facts of the morning to-do and of an escalation, as things stand when the mail leaves; and of the figures of a month, as
//! they were counted.

use std::collections::HashSet;

use chrono::TimeDelta;

use super::OrMoot;
use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::escalation::Level;
use crate::domain::notice::Notice;
use crate::domain::todo::{MOST, Todo};
use crate::mail::facts::About;
use crate::store::db::Conn;
use crate::store::{bureaus, todo};
use crate::usecase::todo::show;

/// [5] What waits this morning.
pub fn morning(ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let waiting = show::run(ctx, Todo::listed)?;
    if waiting.items.is_empty() {
        return Ok(Err("nothing_waits"));
    }
    let since = notice.event_at - TimeDelta::days(1);
    let numbers = ctx.db.read(|conn| todo::numbers(conn, since))?;
    Ok(Ok(About::Todo(Box::new(waiting), numbers)))
}

/// [6] What has waited for too long, of what was found, and still waits.
pub fn escalation(ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let waiting = show::run(ctx, |todo| {
        let about: HashSet<&String> = notice.params.about.iter().collect();
        todo.items.retain(|item| about.contains(&item.key()));
        todo.items.iter_mut().take(MOST).collect()
    })?;
    if waiting.items.is_empty() {
        return Ok(Err("nothing_waits"));
    }
    let level: Level = super::parsed(notice.params.code.as_deref().unwrap_or_default())?;
    let holders = ctx.db.read(|conn| todo::staff(conn, &ctx.keys, waiting.today, ""))?;
    let holders = holders.holders().into_iter().map(|a| a.display_name.clone()).collect();
    Ok(Ok(About::Escalation(level, Box::new(waiting), holders)))
}

/// [21] The figures of the month that the notice names.
pub fn figures(conn: &mut Conn, notice: &Notice) -> Result<OrMoot<About>> {
    let Some((_, month)) = &notice.about else { return Ok(Err("no_figures")) };
    let Some(kept) = bureaus::find_figures(conn, super::parsed(month)?)? else { return Ok(Err("no_figures")) };
    let is_checked = notice.params.code.as_deref() == Some("checked");
    Ok(Ok(About::Figures(Box::new(kept.figures), is_checked)))
}
