//! The fourteen prefectures as tiles of a grid: a chart in the rough shape of the province, not a map.

use std::sync::LazyLock;

use super::region::{self, Division};
use super::table;
use super::value::Lang;

/// A prefecture and where its tile lies.
#[derive(Debug, Clone, Copy)]
pub struct Tile {
    /// The prefecture.
    pub prefecture: &'static Division,
    /// Its shortest names, Chinese and English: a tile has no room for more.
    names: [&'static str; 2],
    /// Row, from 0.
    pub row: u8,
    /// Column, from 0.
    pub column: u8,
}

impl Tile {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.names[0],
            Lang::En => self.names[1],
        }
    }
}

static TILES: LazyLock<Vec<Tile>> = LazyLock::new(|| {
    let tile = |cells: Vec<&'static str>| match cells.as_slice() {
        [code, zh, en, row, column, ..] => {
            let (row, column) = (row.parse().ok()?, column.parse().ok()?);
            Some(Tile { prefecture: region::find(code)?, names: [zh, en], row, column })
        }
        _ => None,
    };
    table::rows(include_str!("../../config/regions/gansu_tile_grid.tsv")).filter_map(tile).collect()
});

/// Every tile, from the north-west to the south-east.
pub fn tiles() -> &'static [Tile] {
    &TILES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prefecture_has_a_tile_of_its_own() {
        let places: std::collections::HashSet<_> = tiles().iter().map(|tile| (tile.row, tile.column)).collect();
        assert_eq!((tiles().len(), places.len()), (14, 14));
        assert!(region::prefectures().all(|p| tiles().iter().any(|tile| tile.prefecture.code == p.code)));
        assert!(tiles().iter().all(|tile| tile.row < 6 && tile.column < 7));
    }
}
