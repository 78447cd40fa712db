//! Counts the month that has passed, once; sends what nobody has approved for three days, marked so.

use chrono::{NaiveDate, TimeDelta};

use super::send;
use crate::context::Context;
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::figures::{WAIT_DAYS, month_before};
use crate::store::{audit, bureaus, figures};

/// Months among which unsent ones are looked for.
const MONTHS: i64 = 3;

/// Does what is due on a day of the office. A month up to which nothing had happened yet has no figures.
pub fn run(ctx: &Context, today: NaiveDate) -> Result<()> {
    let (now, month) = (ctx.now(), month_before(today));
    let counted = ctx.db.read(|conn| {
        if bureaus::find_figures(conn, month)?.is_some() {
            return Ok(None);
        }
        let counted = figures::count(conn, now, month)?;
        let has_begun = !bureaus::list_figures(conn, 1)?.is_empty();
        Ok(Some(counted).filter(|figures| has_begun || figures.lines.iter().any(|line| line.year > 0)))
    })?;
    if let Some(counted) = counted {
        ctx.db.write(move |conn| {
            if bureaus::find_figures(conn, month)?.is_some() {
                return Ok(());
            }
            bureaus::add_figures(conn, now, &counted)
        })?;
    }
    let due = ctx.db.read(|conn| bureaus::list_figures(conn, MONTHS))?;
    let is_due = |kept: &bureaus::Kept| kept.sent_at.is_none() && kept.prepared_at + TimeDelta::days(WAIT_DAYS) <= now;
    for kept in due.into_iter().filter(is_due) {
        ctx.db.write(move |conn| {
            let (doer, month) = (Doer::system(), kept.figures.month);
            bureaus::sent(conn, now, month, None)?;
            send(conn, now, &month.to_string(), "unchecked")?;
            audit::add(conn, now, &Deed::new(&doer, "figures.send", Entity::Office, &month.to_string())).map(|_| ())
        })?;
    }
    Ok(())
}
