//! Places of Gansu: fourteen prefectures and their counties by GB/T 2260 code; prefectures also by slug.

use std::sync::LazyLock;

use super::table;
use super::value::Lang;

/// A province, prefecture, county, district or zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// Six digits.
    pub code: &'static str,
    /// Code of what it belongs to; empty for the province.
    pub parent: &'static str,
    /// `province`, `prefecture`, `county`, `district`, `city`, `zone` or `retired`.
    pub level: &'static str,
    /// Full Chinese name.
    pub zh: &'static str,
    /// Chinese name as people say it.
    pub short_zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// Slug, prefectures only.
    pub slug: Option<&'static str>,
}

impl Division {
    /// Its name in a language, as people say it.
    pub fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.short_zh,
            Lang::En => self.en,
        }
    }
}

static DIVISIONS: LazyLock<Vec<Division>> = LazyLock::new(|| {
    table::rows(include_str!("../../config/regions/gansu_divisions.tsv")).filter_map(|c| division(&c)).collect()
});

fn division(columns: &[&'static str]) -> Option<Division> {
    let column = |n: usize| columns.get(n).copied().unwrap_or_default().trim();
    let (code, slug) = (column(0), column(9));
    (code.len() == 6).then(|| Division {
        code,
        parent: column(1),
        level: column(2),
        zh: column(3),
        short_zh: column(4),
        en: column(5),
        slug: (!slug.is_empty()).then_some(slug),
    })
}

/// The place with this code or slug.
pub fn find(code_or_slug: &str) -> Option<&'static Division> {
    DIVISIONS.iter().find(|d| d.code == code_or_slug || d.slug == Some(code_or_slug))
}

/// Every place of the table.
pub fn all() -> &'static [Division] {
    &DIVISIONS
}

/// The province or prefecture with this first word of its English name, in small letters.
pub fn by_latin(word: &str) -> Option<&'static Division> {
    let is_it = |d: &&Division| d.en.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(word));
    DIVISIONS.iter().filter(|d| matches!(d.level, "province" | "prefecture")).find(is_it)
}

/// The fourteen prefectures.
pub fn prefectures() -> impl Iterator<Item = &'static Division> {
    DIVISIONS.iter().filter(|d| d.level == "prefecture")
}

/// Row and column of a prefecture in the tile grid, from 0.
pub fn tile_of(code: &str) -> Option<(u32, u32)> {
    let row =
        table::rows(include_str!("../../config/regions/gansu_tile_grid.tsv")).find(|row| row.first() == Some(&code))?;
    let number = |at: usize| row.get(at).and_then(|text| text.trim().parse().ok());
    Some((number(3)?, number(4)?))
}

/// The counties, districts and zones of a prefecture, without retired ones.
pub fn counties(prefecture: &str) -> impl Iterator<Item = &'static Division> {
    let parent = find(prefecture).map_or("", |d| d.code);
    DIVISIONS.iter().filter(move |d| !parent.is_empty() && d.parent == parent && d.level != "retired")
}

/// The prefecture in which a place lies, itself if it is one.
pub fn prefecture_of(code_or_slug: &str) -> Option<&'static Division> {
    let place = find(code_or_slug)?;
    if place.level == "prefecture" { Some(place) } else { find(place.parent).filter(|d| d.level == "prefecture") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gansu_has_fourteen_prefectures_each_with_a_slug() {
        assert_eq!(prefectures().count(), 14);
        assert!(prefectures().all(|p| p.slug.is_some()));
        assert_eq!(find("lanzhou").map(|d| d.code), Some("620100"));
        assert_eq!(prefecture_of("620171").and_then(|d| d.slug), Some("lanzhou"));
        assert!(counties("lanzhou").any(|d| d.zh == "榆中县"));
        assert_eq!(counties("nowhere").count(), 0);
        assert!(prefectures().all(|p| tile_of(p.code).is_some()) && tile_of("620100") == Some((3, 3)));
    }
}
