//! A tile cartogram: a square a place, where the place lies among the others; no boundary is drawn.

use super::canvas::{Area, Canvas, SMALL, Set};
use super::ink::Ink;
use super::{Chart, heat, words};

/// A tile.
#[derive(Debug, Clone)]
pub struct Tile {
    /// The place's code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Its number.
    pub number: i64,
    /// Where it leads.
    pub link: Option<String>,
    /// Row and column, from 0.
    pub at: (u32, u32),
}

/// The chart.
#[derive(Debug, Clone)]
pub struct Tiles {
    /// The tiles.
    pub tiles: Vec<Tile>,
}

/// Draws one tile: name, number, heat by the largest number; it leads on where it has a link.
pub fn tile(canvas: &mut Canvas, area: Area, tile: &Tile, largest: i64) {
    let Area { x, y, w, h } = area;
    let says = format!("{}: {}", tile.label, tile.number);
    let (ground, ink) = heat(tile.number, largest).map_or((Ink::Empty, Ink::Muted), |n| (Ink::Heat(n), Ink::OnHeat(n)));
    let name = words::cut(&tile.label, SMALL, w - 1.0);
    canvas.linked(tile.link.as_deref(), &says, |canvas| {
        canvas.area(area, ground, if tile.link.is_some() { "" } else { &says });
        canvas.word(
            (x + w / 2.0, y + h / 2.0 - 3.0),
            &name,
            Set { is_small: true, ..Set::WORDS }.at("middle").ink(ink),
        );
        canvas.word((x + w / 2.0, y + h / 2.0 + 15.0), &tile.number.to_string(), Set::DATUM.at("middle").ink(ink));
    });
}

impl Chart for Tiles {
    fn draw(&self, canvas: &mut Canvas) -> f64 {
        let columns = self.tiles.iter().map(|tile| tile.at.1 + 1).max().unwrap_or(1);
        let rows = self.tiles.iter().map(|tile| tile.at.0 + 1).max().unwrap_or(0);
        let largest = self.tiles.iter().map(|tile| tile.number).max().unwrap_or_default();
        let wide = canvas.width() / f64::from(columns);
        let high = wide.clamp(44.0, 58.0);
        for one in &self.tiles {
            let (x, y) = (f64::from(one.at.1) * wide, f64::from(one.at.0) * high);
            tile(canvas, Area { x: x + 1.0, y: y + 1.0, w: wide - 3.0, h: high - 3.0 }, one, largest);
        }
        f64::from(rows) * high
    }
}
