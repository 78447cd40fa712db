//! Dates and days' ends of both clocks, also where clocks are put on or back.

use super::*;

fn at(text: &str) -> Moment {
    Moment::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

#[test]
fn one_moment_reads_right_on_both_shores() {
    let event = at("2026-11-24 02:12");
    assert_eq!(moment(Lang::Zh, event, chrono_tz::America::Los_Angeles), "11月23日（周一）18:12");
    assert_eq!(moment(Lang::Zh, event, LANZHOU), "11月24日（周二）10:12");
    assert_eq!(moment(Lang::En, event, chrono_tz::America::Los_Angeles), "Mon 23 Nov 18:12");
    assert_eq!(moment(Lang::En, event, LANZHOU), "Tue 24 Nov 10:12");
}

#[test]
fn a_deadline_ends_with_its_day_in_lanzhou() {
    let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    assert_eq!(end_of_day(day, LANZHOU), at("2026-12-31 16:00"));
}

#[test]
fn a_day_ends_also_where_its_midnight_is_skipped_or_comes_twice() {
    let day = |text: &str| text.parse().unwrap();
    // On 26 April 2024 Cairo's clocks went from 00:00 to 01:00; in Havana, on 3 November 2024, 00:30 came twice.
    assert_eq!(end_of_day(day("2024-04-25"), chrono_tz::Africa::Cairo), at("2024-04-25 22:00"));
    assert_eq!(end_of_day(day("2024-11-02"), chrono_tz::America::Havana), at("2024-11-03 04:00"));
}

#[test]
fn a_day_has_one_end_whatever_the_clocks_do() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let end = |date: &str, zone: Tz| end_of_day(day(date), zone);
    // California: the day before and the day of the change, in spring (23 hours) and in autumn (25 hours).
    let california = chrono_tz::America::Los_Angeles;
    assert_eq!(end("2026-03-07", california), at("2026-03-08 08:00"));
    assert_eq!(end("2026-03-08", california), at("2026-03-09 07:00"));
    assert_eq!(end("2026-10-31", california), at("2026-11-01 07:00"));
    assert_eq!(end("2026-11-01", california), at("2026-11-02 08:00"));
    let berlin = chrono_tz::Europe::Berlin;
    assert_eq!(end("2026-03-29", berlin), at("2026-03-29 22:00"));
    assert_eq!(end("2026-10-25", berlin), at("2026-10-25 23:00"));
    // The midnight itself is skipped: the day ends when its clocks jump.
    assert_eq!(end("2018-11-03", chrono_tz::America::Sao_Paulo), at("2018-11-04 03:00"));
    assert_eq!(end("2026-03-28", chrono_tz::Asia::Beirut), at("2026-03-28 22:00"));
    assert_eq!(end("2023-04-27", chrono_tz::Africa::Cairo), at("2023-04-27 22:00"));
    // The last hour comes twice: the day ends after the second.
    assert_eq!(end("2018-02-17", chrono_tz::America::Sao_Paulo), at("2018-02-18 03:00"));
    for zone in [california, berlin, chrono_tz::Asia::Beirut, chrono_tz::Africa::Cairo, LANZHOU] {
        let mut last = end_of_day(day("2022-12-31"), zone);
        for date in day("2023-01-01").iter_days().take(4 * 365) {
            let next = end_of_day(date, zone);
            let hours = (next - last).num_hours();
            assert!((23..=25).contains(&hours), "{zone} {date}: {hours} hours");
            assert_eq!(
                day_in(next - chrono::TimeDelta::seconds(1), zone),
                date,
                "{zone}: the last moment is of the day"
            );
            last = next;
        }
    }
}

#[test]
fn a_time_of_day_that_is_skipped_or_comes_twice_is_one_moment() {
    let time = |text: &str| text.parse().unwrap();
    let day = |text: &str| text.parse().unwrap();
    let california = chrono_tz::America::Los_Angeles;
    assert_eq!(super::at(day("2026-03-08"), time("02:30:00"), california), at("2026-03-08 10:30"), "03:30 there");
    assert_eq!(super::at(day("2026-11-01"), time("01:30:00"), california), at("2026-11-01 08:30"), "the first");
    assert_eq!(super::at(day("2026-03-29"), time("02:30:00"), chrono_tz::Europe::Berlin), at("2026-03-29 01:30"));
    assert_eq!(super::at(day("2026-11-24"), time("08:30:00"), LANZHOU), at("2026-11-24 00:30"));
}
