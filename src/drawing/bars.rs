//! Stacked bars: a row a bar, its parts in the order of the legend, each with its number where there is room for it.

use super::canvas::{Area, Canvas, Set};
use super::ink::Ink;
use super::{Chart, SIZE, words};

/// A bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// Its parts, as many as the legend has.
    pub parts: Vec<i64>,
}

/// The chart.
#[derive(Debug, Clone)]
pub struct Bars {
    /// Names of the parts; at most six.
    pub legend: Vec<String>,
    /// The bars.
    pub bars: Vec<Bar>,
}

const THICK: f64 = 24.0;

impl Bars {
    fn legend(&self, canvas: &mut Canvas) -> f64 {
        let (mut x, mut y) = (0.0, 14.0);
        for (n, name) in self.legend.iter().enumerate() {
            let wide = 20.0 + words::width(name, SIZE) + 14.0;
            if x > 0.0 && x + wide > canvas.width() {
                (x, y) = (0.0, y + 24.0);
            }
            canvas.area(Area { x: x + 1.0, y: y - 12.0, w: 14.0, h: 14.0 }, Ink::Stack(n as u8), "");
            canvas.word((x + 21.0, y), name, Set::WORDS);
            x += wide;
        }
        y + 16.0
    }

    fn bar(&self, canvas: &mut Canvas, (x, y): (f64, f64), room: f64, bar: &Bar, most: i64) {
        let mut at = x;
        for (n, (number, name)) in
            bar.parts.iter().zip(&self.legend).enumerate().filter(|(_, (number, _))| **number > 0)
        {
            let wide = room * *number as f64 / most as f64;
            // A gap parts neighbours, whatever their colours look like to a reader.
            let area = Area { x: at, y, w: (wide - 2.0).max(1.0), h: THICK };
            canvas.area(area, Ink::Stack(n as u8), &format!("{} · {name}: {number}", bar.label));
            let text = number.to_string();
            if words::width(&text, SIZE) + 6.0 < wide {
                canvas.word(
                    (at + wide / 2.0 - 1.0, y + 17.0),
                    &text,
                    Set { is_bold: false, ..Set::DATUM }.at("middle").ink(Ink::OnStack(n as u8)),
                );
            }
            at += wide;
        }
        canvas.word((at + 4.0, y + 17.0), &bar.parts.iter().sum::<i64>().to_string(), Set::DATUM);
    }
}

impl Chart for Bars {
    fn draw(&self, canvas: &mut Canvas) -> f64 {
        let most = self.bars.iter().map(|bar| bar.parts.iter().sum()).max().unwrap_or(0).max(1);
        let side = if canvas.is_wide() { canvas.width() * 0.36 } else { 0.0 };
        let room = canvas.width() - side - 12.0 - words::width(&most.to_string(), SIZE);
        let mut y = self.legend(canvas);
        for bar in &self.bars {
            if canvas.is_wide() {
                let lines = words::lines(&bar.label, SIZE, side - 12.0).len() as f64;
                // Bar and label share their middle.
                let middle = y + f64::max(THICK, lines * 17.0) / 2.0;
                canvas.words((0.0, middle + 5.0 - (lines - 1.0) * 8.5), &bar.label, side - 12.0, Set::WORDS);
                self.bar(canvas, (side, middle - THICK / 2.0), room, bar, most);
                y = middle + f64::max(THICK, lines * 17.0) / 2.0 + 10.0;
            } else {
                let foot = canvas.words((0.0, y + 14.0), &bar.label, canvas.width(), Set::WORDS);
                self.bar(canvas, (0.0, foot + 6.0), room, bar, most);
                y = foot + 6.0 + THICK + 10.0;
            }
        }
        y
    }
}
