//! What the answers of a firm come to: one that falls below the floor is told how to mend it, and so is the office; its new
//! needs wait for an officer, until it answers again or an officer lets one through.

use chrono::NaiveTime;
use chrono_tz::Tz;

use super::ask;
use crate::domain::actor::Doer;
use crate::domain::answer_figures::{AnswerFigures, AnswerFloor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::calendar::Calendar;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::Result;
use crate::domain::need::Need;
use crate::domain::notice::{NewNotice, NoticeKind, NoticeParams, Recipient};
use crate::domain::office::told_of;
use crate::domain::value::Moment;
use crate::locale;
use crate::store::db::Conn;
use crate::store::{
    accounts, answer_falls, audit, changes, enterprises, firm_questions, need_waits, needs, offices, outbox,
};

/// Why a need that waited is matched: its firm answers again.
pub const RECOVERED: &str = "answers_again";
/// An officer looked at it first.
pub const BY_OFFICER: &str = "officer_looked";

/// The hour and minute of mails that can wait for the morning.
const MORNING: (u32, u32) = (8, 30);

/// What the answers of a firm come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Counted over the last twelve months.
    pub figures: AnswerFigures,
    /// What they must reach.
    pub floor: AnswerFloor,
    /// Since when they do not, if they do not.
    pub below_since: Option<Moment>,
}

impl Standing {
    /// As it is at a moment.
    pub fn of(conn: &mut Conn, firm: &EnterpriseId, floor: AnswerFloor, now: Moment) -> Result<Self> {
        let figures = firm_questions::figures(conn, firm, now)?;
        Ok(Self { figures, floor, below_since: answer_falls::find(conn, firm)? })
    }

    /// The same of several firms, in their order.
    pub fn of_all(conn: &mut Conn, firms: &[EnterpriseId], floor: AnswerFloor, now: Moment) -> Result<Vec<Self>> {
        let mut figures = firm_questions::figures_of(conn, firms, now)?;
        let mut falls = answer_falls::find_of(conn, firms)?;
        let mut of =
            |firm| Self { figures: figures.remove(firm).unwrap_or_default(), floor, below_since: falls.remove(firm) };
        Ok(firms.iter().map(&mut of).collect())
    }

    /// True when the figures say something.
    pub fn is_enough(&self) -> bool {
        self.figures.is_enough(self.floor)
    }

    /// How many answers in a row bring the firm back.
    pub fn to_mend(&self) -> i64 {
        self.figures.answers_to_mend(self.floor)
    }

    /// What the figures must reach, in per cent.
    pub fn floor_percent(&self) -> i64 {
        (self.floor.share * 100.0).round() as i64
    }
}

/// Weighs the answers of a firm anew, in the transaction that changed them.
pub fn weigh(conn: &mut Conn, firm: &EnterpriseId, floor: AnswerFloor, now: Moment) -> Result<()> {
    enterprises::hold(conn, firm)?;
    let is_below = firm_questions::figures(conn, firm, now)?.is_below(floor);
    match (is_below, answer_falls::find(conn, firm)?) {
        (true, None) => fall(conn, firm, now),
        (false, Some(_)) => recover(conn, firm, now),
        _ => Ok(()),
    }
}

fn fall(conn: &mut Conn, firm: &EnterpriseId, now: Moment) -> Result<()> {
    answer_falls::add(conn, firm, now)?;
    let doer = Doer::system();
    audit::add(conn, now, &Deed::new(&doer, "enterprise.answers_fell", Entity::Enterprise, firm.as_str()))?;
    tell(conn, firm, now)
}

fn recover(conn: &mut Conn, firm: &EnterpriseId, now: Moment) -> Result<()> {
    answer_falls::remove(conn, firm)?;
    let doer = Doer::system();
    audit::add(conn, now, &Deed::new(&doer, "enterprise.answers_recovered", Entity::Enterprise, firm.as_str()))?;
    for id in need_waits::list(conn, firm)? {
        let need = needs::get(conn, &id)?;
        let_through(conn, need, &doer, RECOVERED, now)?;
    }
    Ok(())
}

/// A need that was just submitted waits for an officer while its firm is below the floor.
pub fn wait_if_below(conn: &mut Conn, need: &Need, now: Moment) -> Result<()> {
    enterprises::hold(conn, &need.enterprise)?;
    if answer_falls::find(conn, &need.enterprise)?.is_some() {
        need_waits::add(conn, &need.id, now)?;
    }
    Ok(())
}

/// A need that waited is matched from now on.
pub fn let_through(conn: &mut Conn, mut need: Need, doer: &Doer, why: &'static str, now: Moment) -> Result<()> {
    need_waits::remove(conn, &need.id)?;
    needs::save(conn, &mut need, now)?;
    let id = need.id.as_str();
    audit::add(conn, now, &Deed::new(doer, "need.let_through", Entity::Need, id).because(why))?;
    if enterprises::get(conn, &need.enterprise)?.state.is_active() {
        changes::add(conn, now, Entity::Need, id, need.version, None)?;
    }
    Ok(())
}

/// The firm's administrator and the office hear of a fall once, in the morning of their next working day.
fn tell(conn: &mut Conn, firm: &EnterpriseId, now: Moment) -> Result<()> {
    let key = format!("answer_rate/{firm}/{}", now.and_utc().timestamp_micros());
    let about = (Entity::Enterprise, firm.as_str());
    if let Some(account) = enterprises::list_members(conn, firm)?.first() {
        let account = accounts::get(conn, account)?;
        let notice = NewNotice::to(NoticeKind::AnswerRate, &account, about, now).once(key.clone());
        let due_at = next_morning(now, ask::zone_of(&account));
        outbox::add(conn, now, &NewNotice { due_at, ..notice })?;
    }
    let Some(office) = offices::find(conn)? else { return Ok(()) };
    let fields = enterprises::get(conn, firm)?.profile.fields;
    for mailbox in told_of(&offices::mailboxes(conn)?, &fields) {
        let notice = NewNotice {
            kind: NoticeKind::OfficeAnswerRate,
            dedupe_key: Some(format!("{key}/{mailbox}")),
            to: Recipient::Mailbox(mailbox),
            lang: None,
            about: Some((about.0, about.1.to_owned())),
            params: NoticeParams::default(),
            event_at: now,
            due_at: next_morning(now, office.time_zone),
        };
        outbox::add(conn, now, &notice)?;
    }
    Ok(())
}

/// The first 08:30 of a working day after a moment, in a zone and its calendar.
fn next_morning(now: Moment, zone: Tz) -> Moment {
    let (calendar, today) = (Calendar::of_zone(zone), locale::day_in(now, zone));
    let at = NaiveTime::from_hms_opt(MORNING.0, MORNING.1, 0).unwrap_or_default();
    let this = locale::at(today, at, zone);
    if calendar.is_working_day(today) && this > now { this } else { locale::at(calendar.after(today, 1), at, zone) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_wait_comes_in_the_morning_of_a_working_day() {
        let at = |text: &str| Moment::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        let lanzhou = |text| next_morning(at(text), locale::LANZHOU);
        assert_eq!(lanzhou("2026-11-24 00:29"), at("2026-11-24 00:30"), "08:29 on a Tuesday");
        assert_eq!(lanzhou("2026-11-24 00:30"), at("2026-11-25 00:30"), "08:30 sharp");
        assert_eq!(lanzhou("2026-11-27 02:00"), at("2026-11-30 00:30"), "Friday at ten");
        assert_eq!(lanzhou("2026-09-19 02:00"), at("2026-09-20 00:30"), "a Sunday on which Lanzhou works");
        let california = |text| next_morning(at(text), chrono_tz::America::Los_Angeles);
        assert_eq!(california("2026-11-25 20:00"), at("2026-11-30 16:30"), "over Thanksgiving");
        assert_eq!(california("2026-03-06 20:00"), at("2026-03-09 15:30"), "the clocks went forward between");
    }
}
