//! What a verified firm sees of the pool while it looks around: cards by their codes, and no more of them than its budget.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::account::{AccountStatus, Role};
use crate::domain::actor::{Doer, Member};
use crate::domain::audit::{Deed, Entity};
use crate::domain::brief::lanzhou_day;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::talent::TalentId;
use crate::domain::value::Moment;
use crate::locale;
use crate::store::db::Conn;
use crate::store::{accounts, audit, card_views, enterprises, limits, outbox};

pub mod list;
pub mod show;

/// The code of every refusal for which a budget is spent.
const SPENT: &str = "pool_budget";
/// The window in which looks at lists are counted.
const WINDOW_MINUTES: i64 = 10;

/// Counts a look at a list, or at one card whether somebody is behind its code or not. `Spent` beyond the budget; the first
/// time on a day the leads are told.
fn count_look(ctx: &Context, member: &Member, is_list: bool) -> Result<()> {
    let (now, firm, doer) = (ctx.now(), member.enterprise.clone(), Doer::from(&member.person));
    let (bucket, most, window) = match is_list {
        true => (format!("people/{firm}"), ctx.config.limits.people_lists, TimeDelta::minutes(WINDOW_MINUTES)),
        false => (format!("people_cards/{firm}"), ctx.config.limits.people_cards, TimeDelta::days(1)),
    };
    let over = ctx.db.write(move |conn| {
        let over = limits::hit(conn, now, &bucket, most, window)?;
        if over.is_some() {
            alert(conn, &firm, &doer, if is_list { "lists" } else { "cards" }, now)?;
        }
        Ok(over)
    })?;
    over.map_or(Ok(()), |retry_after| Err(Error::Spent { code: SPENT, retry_after }))
}

/// Spends the day's budget on people whose cards are about to be shown: each counts once a day. The day is Lanzhou's.
fn spend(ctx: &Context, member: &Member, people: Vec<TalentId>) -> Result<()> {
    let (now, firm, doer) = (ctx.now(), member.enterprise.clone(), Doer::from(&member.person));
    let most = usize::try_from(ctx.config.limits.people_cards).unwrap_or(0);
    let is_spent = ctx.db.write(move |conn| {
        enterprises::hold(conn, &firm)?;
        let noted = card_views::note(conn, &firm, &people, lanzhou_day(now), most)?;
        if noted.is_err() {
            alert(conn, &firm, &doer, "cards", now)?;
        }
        Ok(noted.is_err())
    })?;
    if is_spent {
        let ends = locale::end_of_day(lanzhou_day(now), locale::LANZHOU);
        let retry_after = u64::try_from((ends - now).num_seconds().max(1)).map_err(Error::internal)?;
        return Err(Error::Spent { code: SPENT, retry_after });
    }
    Ok(())
}

/// A row of audit, and a mail to each lead (to the officers where there is none), once a firm and day.
fn alert(conn: &mut Conn, firm: &EnterpriseId, doer: &Doer, what: &'static str, now: Moment) -> Result<()> {
    let day = lanzhou_day(now);
    if limits::hit(conn, now, &format!("people_alert/{firm}/{day}"), 1, TimeDelta::days(1))?.is_some() {
        return Ok(());
    }
    let deed = Deed::new(doer, "people.pool_budget", Entity::Enterprise, firm.as_str());
    audit::add(conn, now, &deed.because(what))?;
    let staff = accounts::list_staff(conn)?;
    let with = |role| staff.iter().filter(move |a| a.status == AccountStatus::Active && a.roles.contains(&role));
    let leads: Vec<_> = with(Role::Lead).collect();
    let readers = if leads.is_empty() { with(Role::Officer).collect() } else { leads };
    for reader in readers {
        let notice = NewNotice::to(NoticeKind::UnusualUse, reader, (Entity::Enterprise, firm.as_str()), now);
        let key = format!("unusual_use/{firm}/{day}/{}", reader.id);
        outbox::add(conn, now, &notice.with_code(what).once(key))?;
    }
    Ok(())
}
