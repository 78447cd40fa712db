//! A funnel: a bar a step, as long as so many have come so far.

use super::canvas::{Area, Canvas, Set};
use super::ink::Ink;
use super::{Chart, SIZE, words};

/// A step.
#[derive(Debug, Clone)]
pub struct Stage {
    /// What it is.
    pub label: String,
    /// How many reached it.
    pub number: i64,
    /// How many that are of the step before, in words; empty for the first.
    pub share: String,
}

/// The chart.
#[derive(Debug, Clone)]
pub struct Funnel {
    /// The steps, the first first.
    pub stages: Vec<Stage>,
}

const THICK: f64 = 28.0;

impl Chart for Funnel {
    fn draw(&self, canvas: &mut Canvas) -> f64 {
        let most = self.stages.iter().map(|stage| stage.number).max().unwrap_or(0).max(1);
        let side = if canvas.is_wide() { canvas.width() * 0.3 } else { 0.0 };
        let tail =
            |stage: &Stage| words::width(&stage.number.to_string(), SIZE) + words::width(&stage.share, SIZE) + 24.0;
        let longest = self.stages.iter().map(tail).fold(0.0, f64::max);
        let room = canvas.width() - side - longest;
        let mut y = 0.0;
        for (n, stage) in self.stages.iter().enumerate() {
            let top = if canvas.is_wide() {
                canvas.words((0.0, y + 19.0), &stage.label, side - 12.0, Set::WORDS);
                y
            } else {
                canvas.words((0.0, y + 14.0), &stage.label, canvas.width(), Set::WORDS) + 6.0
            };
            let wide = (room * stage.number as f64 / most as f64).max(2.0);
            // The way to the introduction in one colour, what comes of it in another.
            let ink = if n < 4 { Ink::Main } else { Ink::Good };
            canvas.area(
                Area { x: side, y: top, w: wide, h: THICK },
                ink,
                &format!("{}: {}", stage.label, stage.number),
            );
            let number = stage.number.to_string();
            canvas.word((side + wide + 8.0, top + 19.0), &number, Set::DATUM);
            let beside = side + wide + 16.0 + words::width(&number, SIZE);
            canvas.word((beside, top + 19.0), &stage.share, Set::WORDS.ink(Ink::Muted));
            y = top + THICK + 12.0;
        }
        y
    }
}
