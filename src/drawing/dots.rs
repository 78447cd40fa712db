//! Dots on a line of days: one a case, stacked where several took as long; lines mark two of the days.

use super::canvas::{Canvas, Set};
use super::ink::Ink;
use super::{Chart, SIZE, words};

/// The chart.
#[derive(Debug, Clone)]
pub struct Dots {
    /// Days, and how many took so long; ascending.
    pub counted: Vec<(i64, i64)>,
    /// Marked days with their words, the first on the left.
    pub marks: Vec<(i64, String)>,
    /// What stands under the axis.
    pub axis: String,
    /// Says how many one dot stands for, where it is more than one; `{n}` is the number.
    pub each: String,
}

/// Most dots on top of each other.
const TALL: i64 = 24;

fn step(longest: i64) -> i64 {
    [1, 2, 5, 7, 14, 30, 60, 90, 180, 365].into_iter().find(|step| longest / step <= 8).unwrap_or(longest / 8)
}

impl Chart for Dots {
    fn draw(&self, canvas: &mut Canvas) -> f64 {
        let longest = self.counted.last().map_or(0, |(days, _)| *days).max(7);
        let tallest = self.counted.iter().map(|(_, n)| *n).max().unwrap_or(1);
        let each = (tallest + TALL - 1) / TALL;
        let room = canvas.width() - 24.0;
        let x = |days: i64| 12.0 + room * days as f64 / longest as f64;
        let radius = (room / (longest + 1) as f64 / 2.2).clamp(2.0, 6.0);
        let marks = self.marks.len() as f64 * 20.0 + 8.0;
        let high = ((tallest + each - 1) / each) as f64 * radius * 2.1 + 26.0;
        let floor = marks + high;
        for (n, (days, text)) in self.marks.iter().enumerate() {
            let y = 15.0 + n as f64 * 20.0;
            canvas.line((x(*days), y + 5.0), (x(*days), floor), if n == 0 { Ink::Main } else { Ink::Second }, n > 0);
            let wide = words::width(text, SIZE);
            let (at, anchor) = if x(*days) + wide > canvas.width() { (x(*days), "end") } else { (x(*days), "start") };
            canvas.word((at, y), text, Set { is_bold: true, ..Set::WORDS }.at(anchor));
        }
        for (days, n) in &self.counted {
            for place in 0..(n + each - 1) / each {
                canvas.dot((x(*days), floor - radius * 1.1 - place as f64 * radius * 2.1 - 1.0), radius, Ink::Main);
            }
        }
        canvas.line((0.0, floor), (canvas.width(), floor), Ink::Line, false);
        for days in (0..=longest).step_by(step(longest).max(1) as usize) {
            canvas.word((x(days), floor + 18.0), &days.to_string(), Set::WORDS.at("middle").ink(Ink::Muted));
        }
        let axis = if each > 1 {
            format!("{} · {}", self.axis, self.each.replace("{n}", &each.to_string()))
        } else {
            self.axis.clone()
        };
        canvas.words((0.0, floor + 40.0), &axis, canvas.width(), Set::WORDS.ink(Ink::Muted)) + 8.0
    }
}
