//! Times for a first talk between two shores: two of them, on days that are working days for both, at the hour that suits the
//! less lucky side best.

use chrono::{NaiveDate, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;

use super::calendar::Calendar;
use super::value::Moment;

/// Working days before the first talk, so that both have read the mail.
const NOTICE_DAYS: u32 = 3;
/// How many times are proposed.
const TIMES: usize = 2;
/// How long a talk is, in minutes: neither its beginning nor its end falls into the night.
const MINUTES: i64 = 30;

/// Two times (UTC) after `now` for people in two zones.
pub fn times(now: Moment, here: Tz, there: Tz) -> Vec<Moment> {
    let first = Calendar::of_zone(there).after(there.from_utc_datetime(&now).date_naive(), NOTICE_DAYS);
    let days = first.iter_days().take(60).filter(|day| Calendar::of_zone(there).is_working_day(*day));
    days.filter_map(|day| best_of(day, here, there)).filter(|at| *at > now).take(TIMES).collect()
}

/// The best half hour of a day of `there`, if one falls on a working day of `here` too.
fn best_of(day: NaiveDate, here: Tz, there: Tz) -> Option<Moment> {
    let slots = (0..48).filter_map(|n| {
        let local = day.and_hms_opt(n / 2, n % 2 * 30, 0)?;
        // An hour that a clock change skips or repeats is nobody's appointment.
        Some(there.from_local_datetime(&local).single()?.naive_utc())
    });
    let both = |at: &Moment| comfort(*at, here).min(comfort(*at, there));
    let fits =
        |at: &Moment| both(at) > 0 && Calendar::of_zone(here).is_working_day(here.from_utc_datetime(at).date_naive());
    slots.filter(fits).max_by_key(|at| (both(at), std::cmp::Reverse(*at)))
}

/// How well an hour suits: office hours 3, early evening and early morning 2, until ten at night 1, the night 0.
fn comfort(at: Moment, zone: Tz) -> u8 {
    let level = |at: Moment| match zone.from_utc_datetime(&at).hour() {
        9..=17 => 3,
        8 | 18..=19 => 2,
        7 | 20..=21 => 1,
        _ => 0,
    };
    level(at).min(level(at + TimeDelta::minutes(MINUTES)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn california_meets_lanzhou_in_the_late_afternoon() {
        let times = times(at("2026-11-24 02:00"), chrono_tz::America::Los_Angeles, chrono_tz::Asia::Shanghai);
        // Monday morning in Lanzhou is Sunday in California, so the first talk is on Tuesday.
        assert_eq!(times, [at("2026-12-01 01:00"), at("2026-12-02 01:00")]);
    }

    #[test]
    fn nobody_is_woken_wherever_they_live() {
        for zone in
            ["Europe/Berlin", "Australia/Sydney", "Asia/Tokyo", "America/New_York", "Europe/London", "Asia/Shanghai"]
        {
            let zone: Tz = zone.parse().unwrap();
            let times = times(at("2026-03-26 12:00"), zone, chrono_tz::Asia::Shanghai);
            assert_eq!(times.len(), TIMES, "{zone}");
            for time in times {
                assert!(comfort(time, zone) > 0 && comfort(time, chrono_tz::Asia::Shanghai) > 0, "{zone} {time}");
            }
        }
    }
}
