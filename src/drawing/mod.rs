//! Charts as SVG: words and numbers in, one text out. Knows no language, no database and no page.
//!
//! A chart is drawn at the width at which it will stand, so that its letters keep their size. On a page its colours are classes
//! of the style sheet (dark mode, print and forced colours work); in a file they are written into it, so that it stands alone.

mod bars;
mod canvas;
mod dots;
mod frame;
mod funnel;
mod grid;
mod ink;
mod tiles;
mod weeks;
mod words;

pub use bars::{Bar, Bars};
pub use canvas::{Area, Canvas};
pub use dots::Dots;
pub use frame::{Frame, Medium};
pub use funnel::{Funnel, Stage};
pub use grid::{Cell, Grid, Line};
pub use tiles::{Tile, Tiles, tile};
pub use weeks::{Health, Week, Weeks};

/// Width from which labels stand beside what they name, not above it.
const BESIDE: f64 = 440.0;
/// Size of letters.
const SIZE: f64 = 14.0;

/// A chart that can be drawn at any width.
pub trait Chart {
    /// Draws it on a canvas and says how high it came out.
    fn draw(&self, canvas: &mut Canvas) -> f64;

    /// Draws it whole.
    fn svg(&self, frame: &Frame<'_>) -> String {
        let mut canvas = Canvas::new(frame);
        let height = self.draw(&mut canvas);
        canvas.finish(height)
    }
}

/// A step of the heat scale, 1 to 6, for a number of the largest; `None` for nothing.
pub fn heat(number: i64, largest: i64) -> Option<u8> {
    (number > 0).then(|| ((number * 6 + largest - 1) / largest.max(1)).clamp(1, 6) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heat_is_a_step_for_each_sixth() {
        assert_eq!(
            [0, 1, 2, 3, 12, 11, 10].map(|n| heat(n, 12)),
            [None, Some(1), Some(1), Some(2), Some(6), Some(6), Some(5)]
        );
        assert_eq!(heat(1, 1), Some(6));
    }
}
