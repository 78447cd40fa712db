//! A grid of cells with a heat each: rows by columns, every cell prints its words.

use super::canvas::{Area, Canvas, Set};
use super::ink::Ink;
use super::{Chart, SIZE, words};

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// What it prints; nothing where there is nothing.
    pub text: String,
    /// Its step of the heat scale.
    pub heat: Option<u8>,
    /// What it says when it is pointed at.
    pub says: String,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it is of.
    pub label: String,
    /// Its cells, as many as there are columns.
    pub cells: Vec<Cell>,
}

/// The chart.
#[derive(Debug, Clone)]
pub struct Grid {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Line>,
    /// What the heat tells, from its first step to its last.
    pub scale: (String, String),
}

const HIGH: f64 = 34.0;

impl Grid {
    fn scale(&self, canvas: &mut Canvas, y: f64) -> f64 {
        let (low, high) = &self.scale;
        canvas.word((0.0, y + 13.0), low, Set::WORDS.ink(Ink::Muted));
        let mut x = words::width(low, SIZE) + 10.0;
        for step in 1..=6 {
            canvas.area(Area { x, y, w: 18.0, h: 16.0 }, Ink::Heat(step), "");
            x += 20.0;
        }
        canvas.word((x + 8.0, y + 13.0), high, Set::WORDS.ink(Ink::Muted));
        y + 24.0
    }

    fn cells(&self, canvas: &mut Canvas, (x, y): (f64, f64), wide: f64, row: &Line) {
        for (n, cell) in row.cells.iter().enumerate() {
            let at = x + n as f64 * wide;
            let (ground, ink) = match cell.heat {
                Some(step) => (Ink::Heat(step), Ink::OnHeat(step)),
                None => (Ink::Empty, Ink::Muted),
            };
            canvas.area(Area { x: at + 1.0, y, w: wide - 2.0, h: HIGH - 2.0 }, ground, &cell.says);
            canvas.word(
                (at + wide / 2.0, y + 21.0),
                &cell.text,
                Set { is_bold: cell.heat.is_some(), ..Set::DATUM }.at("middle").ink(ink),
            );
        }
    }
}

impl Chart for Grid {
    fn draw(&self, canvas: &mut Canvas) -> f64 {
        let side = if canvas.is_wide() { canvas.width() * 0.36 } else { 0.0 };
        let wide = (canvas.width() - side) / self.columns.len().max(1) as f64;
        let top = self.scale(canvas, 0.0);
        let mut y = top;
        for (n, name) in self.columns.iter().enumerate() {
            let mut at = top + 16.0;
            for line in words::lines(name, SIZE, wide - 4.0) {
                canvas.word((side + (n as f64 + 0.5) * wide, at), &line, Set::WORDS.at("middle").ink(Ink::Muted));
                at += 17.0;
            }
            y = f64::max(y, at - 7.0);
        }
        for row in &self.rows {
            if canvas.is_wide() {
                let lines = words::lines(&row.label, SIZE, side - 12.0).len() as f64;
                // Cells and label share their middle.
                let middle = y + f64::max(HIGH, lines * 17.0) / 2.0;
                canvas.words((0.0, middle + 4.0 - (lines - 1.0) * 8.5), &row.label, side - 12.0, Set::WORDS);
                self.cells(canvas, (side, middle - HIGH / 2.0), wide, row);
                y = middle + f64::max(HIGH, lines * 17.0) / 2.0 + 4.0;
            } else {
                let foot = canvas.words((0.0, y + 15.0), &row.label, canvas.width(), Set::WORDS);
                self.cells(canvas, (0.0, foot + 6.0), wide, row);
                y = foot + 6.0 + HIGH + 8.0;
            }
        }
        y
    }
}
