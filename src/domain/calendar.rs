//! Working days: the calendars of Lanzhou (with make-up days, 调休) and of California, as data; plain weekdays elsewhere.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

use super::table;
use super::value::Bilingual;

/// Whose working days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The State Council's arrangements.
    Lanzhou,
    /// The state holidays of California.
    California,
    /// Monday to Friday, without holidays.
    Weekdays,
}

/// The days of a calendar that are not what their weekday says, and how far they are known.
#[derive(Debug, Default)]
struct Days {
    moved: HashMap<NaiveDate, (bool, &'static str, &'static str)>,
    arranged: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

static LANZHOU: LazyLock<Days> = LazyLock::new(|| Days::read(include_str!("../../config/calendars/lanzhou.tsv")));
static CALIFORNIA: LazyLock<Days> = LazyLock::new(|| Days::read(include_str!("../../config/calendars/california.tsv")));

impl Days {
    fn read(text: &'static str) -> Self {
        let mut days = Self::default();
        for columns in table::rows(text) {
            let column = |n: usize| columns.get(n).copied().unwrap_or_default().trim();
            let Ok(day) = NaiveDate::parse_from_str(column(0), "%Y-%m-%d") else { continue };
            match column(1) {
                "arranged" => days.arranged = Some(day),
                "until" => days.until = Some(day),
                kind => {
                    days.moved.insert(day, (kind == "work", column(2), column(3)));
                }
            }
        }
        days
    }
}

impl Calendar {
    /// The calendar by which people in a time zone work.
    pub fn of_zone(zone: Tz) -> Self {
        match zone.name() {
            "Asia/Shanghai" | "Asia/Chongqing" | "Asia/Chungking" | "Asia/Harbin" | "Asia/Urumqi" | "Asia/Kashgar"
            | "PRC" => Self::Lanzhou,
            name if name.starts_with("America/") || name.starts_with("US/") => Self::California,
            _ => Self::Weekdays,
        }
    }

    fn days(self) -> Option<&'static Days> {
        match self {
            Self::Lanzhou => Some(&LANZHOU),
            Self::California => Some(&CALIFORNIA),
            Self::Weekdays => None,
        }
    }

    /// True when people work on this day. Beyond the data the weekday alone decides.
    pub fn is_working_day(self, day: NaiveDate) -> bool {
        let moved = self.days().and_then(|days| days.moved.get(&day));
        moved.map_or_else(|| day.weekday().num_days_from_monday() < 5, |(is_work, ..)| *is_work)
    }

    /// The `count`-th working day after a day; with a count of 0 the day itself.
    pub fn after(self, day: NaiveDate, count: u32) -> NaiveDate {
        let Some(last) = count.checked_sub(1) else { return day };
        let mut following = day.iter_days().skip(1).filter(|d| self.is_working_day(*d));
        following.nth(last as usize).unwrap_or(day)
    }

    /// How many working days have passed from one day to a later one, which itself counts; 0 when it is not later.
    pub fn between(self, from: NaiveDate, to: NaiveDate) -> u32 {
        let passed = from.iter_days().skip(1).take_while(|d| *d <= to).filter(|d| self.is_working_day(*d));
        u32::try_from(passed.count()).unwrap_or(u32::MAX)
    }

    /// The first working day of the month of a day.
    pub fn first_of_month(self, day: NaiveDate) -> NaiveDate {
        let first = day.with_day(1).unwrap_or(day);
        if self.is_working_day(first) { first } else { self.after(first, 1) }
    }

    /// What the day is called, where it is a holiday or a make-up day.
    pub fn name_of(self, day: NaiveDate) -> Option<Bilingual> {
        let (_, zh, en) = self.days()?.moved.get(&day)?;
        Some(Bilingual { zh: Some((*zh).to_owned()), en: Some((*en).to_owned()) })
    }

    /// The last day for which the arrangements are known, and the last day of the data; `None` for plain weekdays.
    pub fn reach(self) -> Option<(NaiveDate, NaiveDate)> {
        let days = self.days()?;
        Some((days.arranged?, days.until?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn lanzhou_works_on_make_up_days_and_rests_in_golden_week() {
        let calendar = Calendar::Lanzhou;
        assert!(calendar.is_working_day(day("2026-02-14")), "a Saturday before Spring Festival");
        assert!(!calendar.is_working_day(day("2026-02-16")));
        assert!(calendar.is_working_day(day("2026-09-20")), "a Sunday before National Day");
        assert!(!calendar.is_working_day(day("2026-09-19")), "a plain Saturday");
        // From Friday 13 February: Saturday 14 is a working day, then nine days off.
        assert_eq!(calendar.after(day("2026-02-13"), 2), day("2026-02-24"));
        assert_eq!(calendar.between(day("2026-02-13"), day("2026-02-24")), 2);
        assert_eq!(calendar.after(day("2026-09-30"), 1), day("2026-10-08"));
        assert_eq!(calendar.name_of(day("2026-10-10")).unwrap().text(crate::domain::value::Lang::Zh), "国庆节调休上班");
    }

    #[test]
    fn california_rests_at_thanksgiving_and_on_the_monday_after_a_sunday() {
        let calendar = Calendar::California;
        assert_eq!(calendar.after(day("2026-11-23"), 2), day("2026-11-25"));
        assert_eq!(calendar.after(day("2026-11-25"), 1), day("2026-11-30"));
        assert!(!calendar.is_working_day(day("2027-07-05")));
        assert!(calendar.is_working_day(day("2026-07-03")), "a Saturday's holiday does not move");
    }

    #[test]
    fn elsewhere_and_beyond_the_data_weekdays_count() {
        assert_eq!(Calendar::Weekdays.after(day("2026-12-24"), 1), day("2026-12-25"));
        for calendar in [Calendar::Lanzhou, Calendar::California] {
            let (arranged, until) = calendar.reach().unwrap();
            assert!(arranged <= until);
            assert!(calendar.is_working_day(day("2031-10-01")), "a Wednesday");
            assert!(!calendar.is_working_day(day("2031-10-04")), "a Saturday");
        }
    }

    #[test]
    fn a_zone_has_its_calendar() {
        assert_eq!(Calendar::of_zone(chrono_tz::Asia::Shanghai), Calendar::Lanzhou);
        assert_eq!(Calendar::of_zone(chrono_tz::America::Los_Angeles), Calendar::California);
        assert_eq!(Calendar::of_zone(chrono_tz::Europe::Berlin), Calendar::Weekdays);
    }

    #[test]
    fn after_and_between_agree() {
        for calendar in [Calendar::Lanzhou, Calendar::California, Calendar::Weekdays] {
            for start in day("2025-01-01").iter_days().take(1200).step_by(7) {
                for count in 1..12 {
                    let end = calendar.after(start, count);
                    assert!(calendar.is_working_day(end));
                    assert_eq!(calendar.between(start, end), count, "{calendar:?} {start} {count}");
                }
                assert_eq!(calendar.between(start, start), 0);
                assert!(calendar.is_working_day(calendar.first_of_month(start)));
            }
        }
    }

    #[test]
    fn the_data_are_well_formed() {
        for days in [&LANZHOU, &CALIFORNIA] {
            let until = days.until.unwrap();
            for (date, (is_work, zh, en)) in &days.moved {
                assert!(*date <= until && !zh.is_empty() && !en.is_empty(), "{date}");
                let is_weekday = date.weekday().num_days_from_monday() < 5;
                assert!(!*is_work || !is_weekday, "{date}: a make-up day is a day of a weekend");
            }
        }
    }
}
