//! Who may see a person: whether verified firms may see the coded card, how often the person may be asked in a month, and
//! which firms must never see anything.

use chrono::{Datelike, Months, NaiveDate, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::barred;
use super::collect;
use super::error::{Checks, Result};
use super::record::{BLOCKED_MAX, check_line};
use super::text::tidy_list;
use super::value::Moment;

/// Questions a month that a person takes who says nothing about it.
pub const LIMIT_DEFAULT: i32 = 2;
/// Most questions a month that a person may take.
pub const LIMIT_MAX: i32 = 10;

/// What a person allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Visibility {
    /// Verified firms may see the coded card: country, field, bands; no sentence, no tie, no name. Off when left out.
    #[serde(default)]
    pub browse_ok: bool,
    /// Most questions in a calendar month, 0 to 10; 2 when left out.
    #[serde(default = "limit_default")]
    pub monthly_limit: i32,
    /// Companies that must never see this person: names or web domains.
    #[serde(default)]
    pub blocked_firms: Vec<String>,
}

fn limit_default() -> i32 {
    LIMIT_DEFAULT
}

impl Visibility {
    /// Tidies it and says all that is wrong. Errors name the fields of the form.
    pub fn checked(mut self) -> Result<Self> {
        tidy_list(&mut self.blocked_firms);
        let mut checks = Checks::default();
        checks.require((0..=LIMIT_MAX).contains(&self.monthly_limit), "monthly_limit", "out_of_range");
        checks.require(self.blocked_firms.len() <= BLOCKED_MAX, "blocked_firms", "too_many");
        for entry in &self.blocked_firms {
            check_line(&mut checks, "blocked_firms", entry);
            checks.require(barred::can_name(entry), "blocked_firms", "names_no_firm");
        }
        collect::scan(&mut checks, self.blocked_firms.iter().map(|entry| ("blocked_firms", entry.as_str())));
        checks.done()?;
        Ok(self)
    }
}

/// How many questions a person has had in a month, and how many they wish at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Monthly {
    /// Put in the month of the day that was asked about.
    pub put: i64,
    /// At most.
    pub limit: i32,
    /// The first day of the next month, in the person's zone.
    pub next_on: NaiveDate,
}

impl Monthly {
    /// True when the person is to be asked nothing more this month.
    pub fn is_reached(&self) -> bool {
        self.put >= i64::from(self.limit)
    }

    /// True for a person who wishes no question at all.
    pub fn is_never(&self) -> bool {
        self.limit == 0
    }
}

/// A calendar month in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first moment, UTC.
    pub from: Moment,
    /// The first moment after it, UTC.
    pub before: Moment,
    /// The first day of the next.
    pub next_on: NaiveDate,
}

/// The month of a moment in a zone.
pub fn month_of(at: Moment, zone: Tz) -> Month {
    let day = zone.from_utc_datetime(&at).date_naive();
    let first = day.with_day(1).unwrap_or(day);
    let next_on = first.checked_add_months(Months::new(1)).unwrap_or(first);
    Month { from: start_of(first, zone), before: start_of(next_on, zone), next_on }
}

/// The first moment of a day in a zone; a midnight that a clock change skips gives the next hour.
fn start_of(day: NaiveDate, zone: Tz) -> Moment {
    let midnight = day.and_time(NaiveTime::MIN);
    let found = zone.from_local_datetime(&midnight).earliest();
    let found = found.or_else(|| zone.from_local_datetime(&(midnight + TimeDelta::hours(1))).earliest());
    found.map_or(midnight, |at| at.naive_utc())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::error::Error;

    #[test]
    fn an_older_body_takes_the_defaults() {
        let visibility: Visibility = serde_json::from_str("{}").unwrap();
        assert_eq!((visibility.browse_ok, visibility.monthly_limit), (false, 2));
        assert!(visibility.blocked_firms.is_empty());
    }

    #[test]
    fn what_cannot_be_taken_is_told_with_its_field() {
        let odd =
            Visibility {
                browse_ok: true, monthly_limit: 11, blocked_firms: vec!["——".into(), " 甲公司 ".into()]
            };
        let Err(Error::Invalid(errors)) = odd.checked() else { panic!("taken") };
        let told: Vec<_> = errors.iter().map(|e| (e.field.as_str(), e.code)).collect();
        assert_eq!(told, [("monthly_limit", "out_of_range"), ("blocked_firms", "names_no_firm")]);
    }

    #[test]
    fn a_month_begins_and_ends_with_the_persons_own_midnight() {
        let at = |text: &str| Moment::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        // 1 December 02:00 in Lanzhou is still November in San Francisco.
        let here = month_of(at("2026-11-30 18:00"), chrono_tz::Asia::Shanghai);
        assert_eq!((here.from, here.before), (at("2026-11-30 16:00"), at("2026-12-31 16:00")));
        assert_eq!(here.next_on.to_string(), "2027-01-01");
        let there = month_of(at("2026-11-30 18:00"), chrono_tz::America::Los_Angeles);
        assert_eq!((there.from, there.before), (at("2026-11-01 07:00"), at("2026-12-01 08:00")));
    }

    #[test]
    fn none_and_enough_are_reached() {
        let month = |put, limit| Monthly { put, limit, next_on: NaiveDate::MAX };
        assert!(month(0, 0).is_reached() && month(0, 0).is_never());
        assert!(month(2, 2).is_reached() && !month(1, 2).is_reached());
    }
}
