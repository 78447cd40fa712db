//! How a firm answers: of the questions put to it, how many it answered in time and after how many working days; and the
//! floor below which its new needs wait for an officer.

use chrono::{NaiveDate, TimeZone, Timelike};
use chrono_tz::Asia::Shanghai;

use super::calendar::Calendar;
use super::value::Moment;
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of a question that was put to a firm.
    FirmQuestionId
);

text_enum! {
    /// How a question to a firm ended.
    QuestionEnding {
        /// The firm said yes or no, or an officer recorded what it said.
        Answered = "answered",
        /// Its time ran out.
        Expired = "expired",
        /// It was halted, or its answer was called wrong: it counts for nothing.
        Dropped = "dropped",
    }
}

/// Months that count, back from now, by the day on which a question was put.
pub const MONTHS: u32 = 12;

/// A question that ended by an answer or by the end of its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// When it was put.
    pub asked_at: Moment,
    /// When it ended.
    pub ended_at: Moment,
    /// True when there was an answer.
    pub is_answered: bool,
}

/// From when on a firm's answers are weighed, and what they must reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AnswerFloor {
    /// Fewer questions than this say nothing of a firm yet.
    pub from: i64,
    /// The share of answered questions, 0 to 1, that a firm must reach; 0 asks for nothing.
    pub share: f64,
}

/// The figures of a firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AnswerFigures {
    /// Questions that ended by an answer or without one.
    pub asked: i64,
    /// Those answered in time.
    pub answered: i64,
    /// The median time of the answers, in halves of working days of Lanzhou.
    pub median_halves: Option<i64>,
}

impl AnswerFigures {
    /// The figures of questions; of an even number of answers the mean of the middle two counts, rounded up to a half day.
    pub fn of(ended: &[Ended]) -> Self {
        let answers = ended.iter().filter(|question| question.is_answered);
        let mut halves: Vec<i64> = answers.map(|question| halves(question.asked_at, question.ended_at)).collect();
        halves.sort_unstable();
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let upper = halves.get(halves.len() / 2).copied();
        let lower = halves.len().checked_sub(1).and_then(|last| halves.get(last / 2)).copied();
        Self {
            asked: count(ended.len()),
            answered: count(halves.len()),
            median_halves: lower.zip(upper).map(|(lower, upper)| (lower + upper + 1) / 2),
        }
    }

    /// Questions left without an answer.
    pub fn unanswered(&self) -> i64 {
        self.asked - self.answered
    }

    /// True when there were so many questions that the figures say something.
    pub fn is_enough(&self, floor: AnswerFloor) -> bool {
        self.asked >= floor.from.max(1)
    }

    /// True when too many questions stayed unanswered; a firm that just reaches the floor is not below it.
    pub fn is_below(&self, floor: AnswerFloor) -> bool {
        self.is_enough(floor) && (self.answered as f64) < floor.share * self.asked as f64
    }

    /// The share of answered questions in per cent, rounded down so that it never reads better than it is.
    pub fn percent(&self) -> Option<i64> {
        (self.asked > 0).then(|| self.answered * 100 / self.asked)
    }

    /// How many more answers in a row bring a firm back to the floor; 0 for one that is not below it.
    pub fn answers_to_mend(&self, floor: AnswerFloor) -> i64 {
        let after = |n: i64| Self { asked: self.asked + n, answered: self.answered + n, ..*self };
        // Of a floor that asks for every single answer no number of further ones is enough; the window forgets in time.
        (0..=self.asked * 100).find(|n| !after(*n).is_below(floor)).unwrap_or(self.asked)
    }

    /// The median in working days, as it is written: `2` or `1.5`.
    pub fn median_days(&self) -> Option<String> {
        self.median_halves.map(|halves| format!("{}{}", halves / 2, if halves % 2 == 1 { ".5" } else { "" }))
    }
}

/// Halves of working days of Lanzhou that begin after the half in which it was asked, up to that of the end: 0 for an
/// answer in the same half of a day, or on the days off that follow it.
fn halves(from: Moment, to: Moment) -> i64 {
    let half = |at: Moment| -> (NaiveDate, i64) {
        let local = Shanghai.from_utc_datetime(&at);
        (local.date_naive(), i64::from(local.hour() >= 12))
    };
    let ((first, first_half), (last, last_half)) = (half(from), half(to));
    let days = first.iter_days().take_while(|day| *day <= last).filter(|day| Calendar::Lanzhou.is_working_day(*day));
    let of_day = |day: NaiveDate| {
        let begin = if day == first { first_half + 1 } else { 0 };
        let end = if day == last { last_half } else { 1 };
        (end - begin + 1).max(0)
    };
    days.map(of_day).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOOR: AnswerFloor = AnswerFloor { from: 3, share: 0.5 };

    /// A moment by the clock of Lanzhou.
    fn at(text: &str) -> Moment {
        Moment::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap() - chrono::TimeDelta::hours(8)
    }

    fn ended(asked: &str, ended: &str, is_answered: bool) -> Ended {
        Ended { asked_at: at(asked), ended_at: at(ended), is_answered }
    }

    fn figures(answered: usize, silent: usize) -> AnswerFigures {
        let one = |is_answered| ended("2026-11-23 09:00", "2026-11-24 09:00", is_answered);
        let all: Vec<Ended> =
            std::iter::repeat_n(one(true), answered).chain(std::iter::repeat_n(one(false), silent)).collect();
        AnswerFigures::of(&all)
    }

    #[test]
    fn halves_of_working_days_are_counted_in_lanzhou() {
        let of = |from, to| halves(at(from), at(to));
        assert_eq!(of("2026-11-23 09:00", "2026-11-23 11:59"), 0, "the same morning");
        assert_eq!(of("2026-11-23 09:00", "2026-11-23 12:00"), 1, "noon begins the afternoon");
        assert_eq!(of("2026-11-23 09:00", "2026-11-24 09:00"), 2);
        assert_eq!(of("2026-11-23 18:00", "2026-11-25 08:00"), 3);
        assert_eq!(of("2026-11-27 15:00", "2026-11-29 15:00"), 0, "a weekend");
        assert_eq!(of("2026-11-28 15:00", "2026-11-30 09:00"), 1, "asked on a Saturday, answered on Monday morning");
        assert_eq!(of("2026-09-19 10:00", "2026-09-20 23:00"), 2, "a Sunday on which Lanzhou works");
        assert_eq!(of("2026-11-24 09:00", "2026-11-23 09:00"), 0, "never less than nothing");
    }

    #[test]
    fn of_no_question_there_is_nothing_to_say() {
        let none = AnswerFigures::of(&[]);
        assert_eq!(none, AnswerFigures::default());
        assert_eq!(
            (none.percent(), none.median_days(), none.is_enough(FLOOR), none.is_below(FLOOR)),
            (None, None, false, false)
        );
        let free = AnswerFloor { from: 0, share: 1.0 };
        assert!(!none.is_enough(free) && !none.is_below(free), "whatever the settings say");
    }

    #[test]
    fn the_median_is_the_middle_one_or_the_mean_of_two_rounded_up() {
        let of = |ends: &[&str]| {
            let all: Vec<Ended> = ends.iter().map(|end| ended("2026-11-23 09:00", end, true)).collect();
            AnswerFigures::of(&all).median_days()
        };
        assert_eq!(of(&["2026-11-23 13:00"]).as_deref(), Some("0.5"));
        assert_eq!(of(&["2026-11-26 09:00", "2026-11-23 10:00", "2026-11-24 09:00"]).as_deref(), Some("1"));
        assert_eq!(of(&["2026-11-24 09:00", "2026-11-25 09:00"]).as_deref(), Some("1.5"));
        assert_eq!(of(&["2026-11-23 10:00", "2026-11-23 13:00"]).as_deref(), Some("0.5"), "a quarter is rounded up");
        assert_eq!(of(&["2026-11-24 09:00", "2026-11-24 10:00"]).as_deref(), Some("1"), "two alike");
        let silent = [ended("2026-11-23 09:00", "2026-12-02 09:00", false)];
        let silent = AnswerFigures::of(&silent);
        assert_eq!((silent.asked, silent.answered, silent.median_halves), (1, 0, None), "silence has no time");
    }

    #[test]
    fn a_firm_is_below_the_floor_only_when_there_is_enough_to_say_so() {
        assert!(!figures(0, 2).is_below(FLOOR), "two questions say nothing yet");
        assert!(figures(0, 3).is_below(FLOOR) && figures(1, 2).is_below(FLOOR) && figures(2, 3).is_below(FLOOR));
        assert!(!figures(2, 2).is_below(FLOOR), "half reaches a floor of a half");
        assert!(!figures(0, 9).is_below(AnswerFloor { from: 3, share: 0.0 }), "a floor of nothing");
        assert!(!figures(3, 0).is_below(AnswerFloor { from: 3, share: 1.0 }));
    }

    #[test]
    fn shares_and_what_mends_them() {
        assert_eq!(
            (figures(1, 2).percent(), figures(2, 1).percent(), figures(3, 0).percent()),
            (Some(33), Some(66), Some(100))
        );
        assert_eq!((figures(1, 2).unanswered(), figures(3, 0).unanswered()), (2, 0));
        assert_eq!((figures(0, 3).answers_to_mend(FLOOR), figures(1, 2).answers_to_mend(FLOOR)), (3, 1));
        assert_eq!(figures(2, 2).answers_to_mend(FLOOR), 0);
        assert_eq!(figures(2, 1).answers_to_mend(AnswerFloor { from: 3, share: 1.0 }), 3, "nothing mends it but time");
    }
}
