//! The fourteen prefectures as tiles of a grid: a chart in the rough shape of the province, not a map.

use std::sync::LazyLock;

use super::region::{self, Division};
use super::table;

/// A prefecture and where its tile lies.
#[derive(Debug, Clone, Copy)]
pub struct Tile {
    /// The prefecture.
    pub prefecture: &'static Division,
    /// Row, from 0.
    pub row: u8,
    /// Column, from 0.
    pub column: u8,
}

static TILES: LazyLock<Vec<Tile>> = LazyLock::new(|| {
    let tile = |cells: Vec<&'static str>| match cells.as_slice() {
        [code, _, _, row, column, ..] => {
            Some(Tile { prefecture: region::find(code)?, row: row.parse().ok()?, column: column.parse().ok()? })
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
