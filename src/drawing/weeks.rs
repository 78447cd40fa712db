//! A line of weeks with a number at each, and beside it how the mails of the week fared. Wide it runs from left to right,
//! narrow from top to bottom.

use super::canvas::{Canvas, Set};
use super::ink::Ink;
use super::{Chart, SIZE, words};

/// How the mails of a week fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// There were none.
    None,
    /// All arrived, as far as known.
    Good,
    /// Some did not.
    Poor,
    /// More than a few did not.
    Bad,
}

/// A week.
#[derive(Debug, Clone)]
pub struct Week {
    /// Its Monday, short.
    pub label: String,
    /// Its number.
    pub number: i64,
    /// How its mails fared.
    pub health: Health,
    /// Mails that did not arrive.
    pub failed: i64,
}

/// The chart.
#[derive(Debug, Clone)]
pub struct Weeks {
    /// The weeks, the oldest first.
    pub weeks: Vec<Week>,
    /// Names the line.
    pub line: String,
    /// Names the marks of the mails.
    pub mails: String,
}

impl Health {
    fn mark(self) -> (&'static str, Ink) {
        match self {
            Self::None => ("–", Ink::Muted),
            Self::Good => ("●", Ink::Good),
            Self::Poor => ("◐", Ink::Poor),
            Self::Bad => ("✕", Ink::Bad),
        }
    }
}

impl Weeks {
    fn most(&self) -> f64 {
        self.weeks.iter().map(|week| week.number).max().unwrap_or(0).max(1) as f64
    }

    /// True where the line comes down and goes up again, so that its number stands below it.
    fn is_low(&self, n: usize) -> bool {
        let number = |at: Option<usize>| at.and_then(|at| self.weeks.get(at)).map(|week| week.number);
        let (own, before, after) = (number(Some(n)), number(n.checked_sub(1)), number(Some(n + 1)));
        let is_above = |other: Option<i64>| other.is_none() || other > own;
        is_above(before) && is_above(after)
    }

    fn mark(canvas: &mut Canvas, at: (f64, f64), week: &Week, number: (f64, f64)) {
        let (mark, ink) = week.health.mark();
        canvas.word(at, mark, Set::WORDS.at("middle").ink(ink));
        if week.failed > 0 {
            canvas.word(number, &week.failed.to_string(), Set::DATUM.at("middle").ink(ink));
        }
    }

    fn across(&self, canvas: &mut Canvas) -> f64 {
        let (top, high) = (44.0, 150.0);
        let step = (canvas.width() - 16.0) / self.weeks.len().max(1) as f64;
        let x = |n: usize| 8.0 + (n as f64 + 0.5) * step;
        let y = |number: i64| top + (high - 24.0) * (1.0 - number as f64 / self.most());
        canvas.word((0.0, 14.0), &self.line, Set::WORDS.ink(Ink::Muted));
        let floor = top + high;
        canvas.line((0.0, floor), (canvas.width(), floor), Ink::Line, false);
        let points: Vec<_> = self.weeks.iter().enumerate().map(|(n, week)| (x(n), y(week.number))).collect();
        canvas.path(&points, Ink::Main);
        for (n, week) in self.weeks.iter().enumerate() {
            canvas.dot((x(n), y(week.number)), 3.5, Ink::Main);
            let at = y(week.number) + if self.is_low(n) { 19.0 } else { -9.0 };
            canvas.word((x(n), at), &week.number.to_string(), Set { has_halo: true, ..Set::DATUM }.at("middle"));
            Self::mark(canvas, (x(n), floor + 68.0), week, (x(n), floor + 86.0));
        }
        let every = (words::width("00-00", SIZE) * 1.4 / step).ceil().max(1.0) as usize;
        for (n, week) in self.weeks.iter().enumerate().rev().step_by(every) {
            canvas.word(
                (x(n).min(canvas.width() - 20.0).max(20.0), floor + 18.0),
                &week.label,
                Set::WORDS.at("middle").ink(Ink::Muted),
            );
        }
        canvas.word((0.0, floor + 46.0), &self.mails, Set::WORDS.ink(Ink::Muted));
        floor + 96.0
    }

    fn down(&self, canvas: &mut Canvas) -> f64 {
        let (left, right) = (60.0, canvas.width() - 64.0);
        let room = right - left - words::width(&(self.most() as i64).to_string(), SIZE) - 14.0;
        let x = |number: i64| left + room * number as f64 / self.most();
        let head = canvas.words((0.0, 14.0), &self.line, canvas.width(), Set::WORDS.ink(Ink::Muted));
        let top = canvas.words((0.0, head + 20.0), &self.mails, canvas.width(), Set::WORDS.ink(Ink::Muted)) + 24.0;
        let y = |n: usize| top + n as f64 * 22.0;
        canvas.line((left, top - 10.0), (left, y(self.weeks.len())), Ink::Line, false);
        let points: Vec<_> = self.weeks.iter().enumerate().map(|(n, week)| (x(week.number), y(n))).collect();
        canvas.path(&points, Ink::Main);
        for (n, week) in self.weeks.iter().enumerate() {
            canvas.word((0.0, y(n) + 5.0), &week.label, Set::WORDS.ink(Ink::Muted));
            canvas.dot((x(week.number), y(n)), 3.5, Ink::Main);
            canvas.word(
                (x(week.number) + 9.0, y(n) + 5.0),
                &week.number.to_string(),
                Set { has_halo: true, ..Set::DATUM },
            );
            Self::mark(canvas, (right + 20.0, y(n) + 5.0), week, (right + 46.0, y(n) + 5.0));
        }
        y(self.weeks.len()) + 4.0
    }
}

impl Chart for Weeks {
    fn draw(&self, canvas: &mut Canvas) -> f64 {
        if canvas.is_wide() { self.across(canvas) } else { self.down(canvas) }
    }
}
