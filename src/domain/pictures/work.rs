//! How the work goes: how far pairs come, how long it takes, how much of it there is a week and whether mails arrive.

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::text_enum;

text_enum! {
    /// The steps of a pair on its way; each is reached by fewer than the one before.
    Step {
        /// Proposed.
        Suggested = "suggested",
        /// An officer decided on it.
        Reviewed = "reviewed",
        /// Both sides said yes.
        BothYes = "both_yes",
        /// The two were introduced.
        Introduced = "introduced",
        /// A side said that they are in touch, or that something came of it.
        Met = "met",
        /// Something came of it.
        Outcome = "outcome",
    }
}

/// Of the pairs proposed in a period, how many have come how far by now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Funnel {
    /// In the order of `Step::ALL`.
    pub steps: [i64; 6],
}

impl Funnel {
    /// How many reached a step.
    pub fn at(&self, step: Step) -> i64 {
        self.steps[step as usize]
    }

    /// How many in a hundred of those at the step before reached a step; `None` for the first, or where nobody came.
    pub fn share(&self, step: Step) -> Option<i64> {
        let before = (step as usize).checked_sub(1).map(|at| self.steps[at]).filter(|n| *n > 0)?;
        Some(percent(self.at(step), before))
    }

    /// The step up to the introduction at which most pairs were lost, by the number that did not go on.
    pub fn steepest(&self) -> Option<Step> {
        let lost = |step: &Step| self.steps[*step as usize - 1] - self.at(*step);
        let way = [Step::Introduced, Step::BothYes, Step::Reviewed];
        way.into_iter().max_by_key(lost).filter(|step| lost(step) > 0)
    }
}

/// So many in a hundred, rounded.
pub fn percent(part: i64, whole: i64) -> i64 {
    if whole == 0 { 0 } else { (part * 200 + whole) / (whole * 2) }
}

/// Days from the proposal of a pair to its introduction, ascending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Days(Vec<i64>);

impl Days {
    /// Of these, in any order.
    pub fn of(mut days: Vec<i64>) -> Self {
        days.sort_unstable();
        Self(days)
    }

    /// How many.
    pub fn count(&self) -> i64 {
        self.0.len() as i64
    }

    /// The smallest number of days within which so many in a hundred were introduced (nearest rank).
    pub fn within(&self, share: usize) -> Option<i64> {
        let rank = (self.0.len() * share).div_ceil(100);
        self.0.get(rank.saturating_sub(1)).copied()
    }

    /// The longest wait.
    pub fn longest(&self) -> i64 {
        self.0.last().copied().unwrap_or_default()
    }

    /// How many took how many days, ascending; days on which nobody was introduced are left out.
    pub fn counted(&self) -> Vec<(i64, i64)> {
        let mut counted: Vec<(i64, i64)> = Vec::new();
        for days in &self.0 {
            match counted.last_mut() {
                Some((same, n)) if same == days => *n += 1,
                _ => counted.push((*days, 1)),
            }
        }
        counted
    }
}

/// A week of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Introductions.
    pub introduced: i64,
    /// Mails that left.
    pub sent: i64,
    /// Mails that failed or came back.
    pub failed: i64,
}

impl Week {
    /// True when more than five in a hundred mails did not arrive.
    pub fn is_sick(&self) -> bool {
        self.failed * 20 > self.sent + self.failed
    }
}

/// How many weeks are shown.
pub const WEEKS: usize = 26;

/// The last weeks, the oldest first; the last one still runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weeks(pub Vec<Week>);

impl Weeks {
    /// The Monday of the first week.
    pub fn first_monday(today: NaiveDate) -> NaiveDate {
        let this = today - TimeDelta::days(i64::from(today.weekday().num_days_from_monday()));
        this - TimeDelta::weeks(WEEKS as i64 - 1)
    }

    /// Adds up what happened on which days: introductions, mails that left, mails that did not arrive.
    pub fn of(today: NaiveDate, introduced: &[NaiveDate], sent: &[NaiveDate], failed: &[NaiveDate]) -> Self {
        let first = Self::first_monday(today);
        let week = |n: usize| {
            let monday = first + TimeDelta::weeks(n as i64);
            let count =
                |days: &[NaiveDate]| days.iter().filter(|day| (0..7).contains(&(**day - monday).num_days())).count();
            let (introduced, sent, failed) = (count(introduced) as i64, count(sent) as i64, count(failed) as i64);
            Week { monday, introduced, sent, failed }
        };
        Self((0..WEEKS).map(week).collect())
    }

    /// Introductions of all weeks.
    pub fn introduced(&self) -> i64 {
        self.0.iter().map(|week| week.introduced).sum()
    }

    /// Introductions of the last four whole weeks, and of the four before.
    pub fn lately(&self) -> (i64, i64) {
        let whole = &self.0[..self.0.len().saturating_sub(1)];
        let sum = |weeks: &[Week]| weeks.iter().map(|week| week.introduced).sum();
        let at = whole.len().saturating_sub(4);
        (sum(&whole[at..]), sum(&whole[at.saturating_sub(4)..at]))
    }

    /// Mails that left and arrived, and all that should have.
    pub fn mails(&self) -> (i64, i64) {
        let sent: i64 = self.0.iter().map(|week| week.sent).sum();
        let failed: i64 = self.0.iter().map(|week| week.failed).sum();
        (sent, sent + failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_steepest_step_is_where_most_are_lost() {
        let funnel = Funnel { steps: [214, 131, 74, 31, 20, 4] };
        assert_eq!(funnel.steepest(), Some(Step::Reviewed));
        assert_eq!((funnel.share(Step::Suggested), funnel.share(Step::Reviewed)), (None, Some(61)));
        assert_eq!(Funnel::default().steepest(), None);
    }

    #[test]
    fn half_and_nine_in_ten_are_days_that_happened() {
        let days = Days::of(vec![9, 2, 4, 4, 19, 6, 30, 5, 3, 8]);
        assert_eq!((days.within(50), days.within(90), days.longest()), (Some(5), Some(19), 30));
        assert_eq!(days.counted()[2], (4, 2));
        assert_eq!(Days::of(vec![]).within(50), None);
        assert_eq!(Days::of(vec![7]).within(90), Some(7));
    }

    #[test]
    fn weeks_begin_on_monday_and_the_running_one_is_the_last() {
        let today = day("2026-11-29");
        let weeks = Weeks::of(today, &[day("2026-11-23"), day("2026-11-22"), day("2026-05-31")], &[today], &[today]);
        assert_eq!((weeks.0.len(), weeks.0[0].monday, weeks.0[25].monday), (26, day("2026-06-01"), day("2026-11-23")));
        assert_eq!((weeks.0[25].introduced, weeks.0[24].introduced, weeks.introduced()), (1, 1, 2));
        assert_eq!((weeks.lately(), weeks.mails()), ((1, 0), (1, 2)));
        assert!(weeks.0[25].is_sick() && !weeks.0[24].is_sick());
    }
}
