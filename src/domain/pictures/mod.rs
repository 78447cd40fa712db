//! The six pictures by which the office sees where it stands: what each counts, and the figures that its sentence tells.

pub mod demand;
pub mod pool;
pub mod work;

use chrono::{Datelike, NaiveDate};

pub use demand::Demand;
pub use pool::{PeopleGroup, Place, Pool, Ties};
pub use work::{Days, Funnel, Step, Week, Weeks};

use crate::text_enum;

text_enum! {
    /// The pictures, in the order of their page.
    Picture {
        /// Who is in the pool: field by country of residence.
        Pool = "pool",
        /// Where in Gansu the ties of the pool lead.
        Ties = "ties",
        /// Which needs have people who reach the level that they ask for.
        Demand = "demand",
        /// How far proposed pairs have come.
        Funnel = "funnel",
        /// How many days pass before two are introduced.
        Days = "days",
        /// How many are introduced a week, and whether mails arrive.
        Weeks = "weeks",
    }
}

text_enum! {
    /// Of when the work is counted.
    Period {
        /// The quarter that runs.
        Quarter = "quarter",
        /// The year that runs.
        Year = "year",
        /// From the beginning on.
        All = "all",
    }
}

/// From fewer entries than this nothing is concluded.
pub const LEAST: i64 = 5;

impl Period {
    /// Its first day; `None` for all.
    pub fn begins(self, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Quarter => NaiveDate::from_ymd_opt(today.year(), today.month0() / 3 * 3 + 1, 1),
            Self::Year => NaiveDate::from_ymd_opt(today.year(), 1, 1),
            Self::All => None,
        }
    }
}

/// What the line of today says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Today {
    /// Needs of the review queue.
    pub to_review: i64,
    /// What the office has not done in time.
    pub overdue: i64,
    /// Mails that came back.
    pub bounced: i64,
    /// Codes of open needs that end within three days, the nearest first.
    pub ending: Vec<String>,
}

/// All that is counted, as of a day of the office.
#[derive(Debug, Clone, PartialEq)]
pub struct Pictures {
    /// The day.
    pub today: NaiveDate,
    /// Of when the work is counted.
    pub period: Period,
    /// Field by country.
    pub pool: Pool,
    /// Ties by prefecture.
    pub ties: Ties,
    /// People and needs by field and level.
    pub demand: Demand,
    /// The way of the pairs proposed in the period.
    pub funnel: Funnel,
    /// Days of those introduced in the period.
    pub days: Days,
    /// The last 26 weeks.
    pub weeks: Weeks,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_begins_with_its_first_month() {
        let begins = |period: Period, day: &str| period.begins(day.parse().unwrap()).map(|day| day.to_string());
        assert_eq!(begins(Period::Quarter, "2026-11-29").as_deref(), Some("2026-10-01"));
        assert_eq!(begins(Period::Quarter, "2026-03-31").as_deref(), Some("2026-01-01"));
        assert_eq!(begins(Period::Year, "2026-11-29").as_deref(), Some("2026-01-01"));
        assert_eq!(begins(Period::All, "2026-11-29"), None);
    }
}
