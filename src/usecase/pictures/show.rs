//! The six pictures, counted at most once a minute: a page and its files show the same.

use std::sync::{Arc, PoisonError};

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::pictures::{Days, Demand, Period, Pictures, Pool, Ties, Weeks};
use crate::domain::value::Moment;
use crate::locale;
use crate::store::db::Conn;
use crate::store::{pictures, todo};

/// How long a count is shown at least.
const KEPT: TimeDelta = TimeDelta::seconds(60);
/// Of a large pool it is shown for longer: counting takes at most one part of so many of the time.
const SHARE: i32 = 300;

/// Shows them for a period.
pub fn run(ctx: &Context, _officer: &Officer, period: Period) -> Result<Arc<Pictures>> {
    let now = ctx.now();
    // Held while they are counted: who asks meanwhile waits for this count and does not begin another.
    let mut kept = ctx.pictures.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, found)) = kept.iter().find(|(until, one)| one.period == period && now < *until) {
        return Ok(found.clone());
    }
    let counted = Arc::new(ctx.db.read(|conn| count(conn, now, period))?);
    let took = ctx.now() - now;
    kept.retain(|(_, one)| one.period != period);
    kept.push((now + KEPT.max(took * SHARE), counted.clone()));
    Ok(counted)
}

fn count(conn: &mut Conn, now: Moment, period: Period) -> Result<Pictures> {
    let zone = todo::zone(conn)?;
    let today = locale::day_in(now, zone);
    let since = period.begins(today).map_or(Moment::default(), |day| begins(day, zone));
    let people = pictures::people(conn)?;
    let day = |at: Moment| locale::day_in(at, zone);
    let waited = pictures::introduced(conn, since)?.into_iter().map(|(from, to)| (day(to) - day(from)).num_days());
    Ok(Pictures {
        today,
        period,
        pool: Pool::of(&people),
        ties: Ties::of(&pictures::ties(conn)?),
        demand: Demand::of(&people, &pictures::needs(conn)?),
        funnel: pictures::funnel(conn, since)?,
        days: Days::of(waited.collect()),
        weeks: weeks(conn, zone, today)?,
    })
}

fn weeks(conn: &mut Conn, zone: Tz, today: NaiveDate) -> Result<Weeks> {
    let since = begins(Weeks::first_monday(today), zone);
    let day = |at: Moment| locale::day_in(at, zone);
    let introduced: Vec<NaiveDate> = pictures::introduced(conn, since)?.into_iter().map(|(_, at)| day(at)).collect();
    let (sent, failed): (Vec<_>, Vec<_>) = pictures::mails(conn, since)?.into_iter().partition(|(arrived, _)| *arrived);
    let days = |mails: Vec<(bool, Moment)>| mails.into_iter().map(|(_, at)| day(at)).collect::<Vec<_>>();
    Ok(Weeks::of(today, &introduced, &days(sent), &days(failed)))
}

fn begins(day: NaiveDate, zone: Tz) -> Moment {
    locale::at(day, NaiveTime::MIN, zone)
}
