//! The figures of a month for the bureaus: acts exact, breakdowns of people under five hidden.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::field::FieldCode;
use crate::text_enum;

text_enum! {
    /// What is counted of a period.
    Figure {
        /// People who joined the pool.
        People = "people",
        /// Needs submitted.
        Needs = "needs",
        /// Proposed pairs on which an officer decided.
        Reviewed = "reviewed",
        /// Pairs in which both sides said yes.
        BothYes = "both_yes",
        /// Pairs introduced.
        Introduced = "introduced",
        /// Outcomes that somebody confirmed.
        Landed = "landed",
    }
}

/// Breakdowns of fewer people than this are not told.
const LEAST: i64 = 5;
/// Days after which figures that nobody approved are sent as not checked.
pub const WAIT_DAYS: i64 = 3;

/// A figure of a month beside the month before and the year so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What is counted.
    pub figure: Figure,
    /// In the month.
    pub month: i64,
    /// In the month before.
    pub before: i64,
    /// In the year to the month's end.
    pub year: i64,
}

/// The figures of a month. What is stored stays as it was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// The first day of the month.
    pub month: NaiveDate,
    /// What happened.
    pub lines: Vec<Line>,
    /// People in the pool at the count.
    pub people_now: i64,
    /// Open needs at the count.
    pub needs_now: i64,
    /// What the office had not done in time.
    pub overdue: i64,
    /// People in the pool by field; `None` where they are fewer than five.
    pub fields: Vec<(FieldCode, Option<i64>)>,
}

/// A count of people, or `None` where it would point at single ones.
pub fn told(people: i64) -> Option<i64> {
    (people >= LEAST).then_some(people)
}

/// The first day of the month before the one of a day.
pub fn month_before(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    first.pred_opt().and_then(|last| last.with_day(1)).unwrap_or(first)
}

/// The first day of the month after the one of a day.
pub fn month_after(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    first.checked_add_months(chrono::Months::new(1)).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_groups_are_hidden() {
        assert_eq!([0, 4, 5].map(told), [None, None, Some(5)]);
    }

    #[test]
    fn months_follow_each_other_over_the_year() {
        let day: NaiveDate = "2027-01-31".parse().unwrap();
        assert_eq!(month_before(day).to_string(), "2026-12-01");
        assert_eq!(month_after(day).to_string(), "2027-02-01");
    }
}
