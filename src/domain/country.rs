//! Countries (ISO 3166-1 alpha-2), states of the United States and languages (ISO 639-1) with their names.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::table::{self, Entry};
use super::value::Lang;

const COUNTRY_TABLE: &str = include_str!("../../config/codes/countries.tsv");

static COUNTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| table::entries(COUNTRY_TABLE));
static LANGUAGES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| table::entries(include_str!("../../config/codes/languages.tsv")));
static US_STATES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| table::entries(include_str!("../../config/codes/us_states.tsv")));

/// Countries in which most of those who register live; a form offers them first.
pub const FIRST: [&str; 14] = ["US", "CA", "GB", "DE", "FR", "NL", "CH", "SE", "JP", "KR", "SG", "AU", "NZ", "CN"];

/// Every country, by code.
pub fn countries() -> &'static [Entry] {
    &COUNTRIES
}

/// Every country in the order in which a reader looks for it: by its English name without accents, or by the pinyin of its
/// Chinese one (the fourth column of the table).
pub fn countries_as_read(lang: Lang) -> Vec<&'static Entry> {
    let pinyin = table::rows(COUNTRY_TABLE).map(|row| row.get(3).copied().unwrap_or_default().to_owned());
    let keys: Vec<String> = match lang {
        Lang::Zh => pinyin.collect(),
        Lang::En => COUNTRIES.iter().map(|e| e.en.nfd().filter(|c| !is_mark(*c)).collect()).collect(),
    };
    let mut keyed: Vec<(String, &Entry)> = keys.into_iter().zip(COUNTRIES.iter()).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.code.cmp(b.1.code)));
    keyed.into_iter().map(|(_, entry)| entry).collect()
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// The country with this code.
pub fn country(code: &str) -> Option<&'static Entry> {
    COUNTRIES.iter().find(|e| e.code == code)
}

/// The time zone a person of a country most likely keeps, until they choose: UTC where a country has several.
pub fn likely_zone(code: &str) -> &'static str {
    match code {
        "CN" => "Asia/Shanghai",
        "US" => "America/Los_Angeles",
        "GB" => "Europe/London",
        "DE" | "FR" | "NL" | "CH" | "SE" => "Europe/Berlin",
        "JP" => "Asia/Tokyo",
        "KR" => "Asia/Seoul",
        "SG" => "Asia/Singapore",
        _ => "UTC",
    }
}

/// Every language, in the order in which a form offers them.
pub fn languages() -> &'static [Entry] {
    &LANGUAGES
}

/// The language with this code.
pub fn language(code: &str) -> Option<&'static Entry> {
    LANGUAGES.iter().find(|e| e.code == code)
}

/// The state of the United States that a place typed by a person names as its last part ("Palo Alto, CA", "加利福尼亚州").
pub fn us_state(place: &str) -> Option<&'static Entry> {
    let last = place.rsplit([',', '，']).next()?.trim();
    let is = |e: &&Entry| {
        e.code == last || e.en.eq_ignore_ascii_case(last) || e.zh == last || e.zh.trim_end_matches('州') == last
    };
    US_STATES.iter().find(is)
}

/// The Chinese name of a state of the United States as people say it: `加州`.
pub fn us_state_short_zh(code: &str) -> Option<&'static str> {
    let row = table::rows(include_str!("../../config/codes/us_states.tsv")).find(|row| row.first() == Some(&code))?;
    row.get(3).or(row.get(1)).map(|name| name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_names_in_both_languages() {
        assert_eq!(countries().len(), 249);
        assert_eq!(country("DE").map(|e| (e.zh, e.en)), Some(("德国", "Germany")));
        assert!(FIRST.iter().all(|code| country(code).is_some()));
        assert_eq!(language("bo").map(|e| e.zh), Some("藏语"));
    }

    #[test]
    fn countries_stand_where_a_reader_looks_for_them() {
        let place = |lang, code| countries_as_read(lang).iter().position(|e| e.code == code).unwrap();
        // 阿尔巴尼亚 before 德国 before 津巴布韦, whatever their English names; 洪都拉斯 is read hong du.
        assert!(place(Lang::Zh, "AL") < place(Lang::Zh, "DE") && place(Lang::Zh, "DE") < place(Lang::Zh, "ZW"));
        assert!(place(Lang::Zh, "HN") < place(Lang::Zh, "KE") && place(Lang::Zh, "CV") < place(Lang::Zh, "FK"));
        assert_eq!(place(Lang::En, "AX"), 1, "the Åland Islands stand among those with A");
        assert_eq!((place(Lang::En, "ZW"), countries_as_read(Lang::Zh).len()), (248, 249));
        assert!(table::rows(COUNTRY_TABLE).all(|row| row.get(3).is_some_and(|pinyin| !pinyin.is_empty())));
    }

    #[test]
    fn a_state_is_read_from_the_end_of_a_place() {
        assert_eq!(us_state("Palo Alto, CA").map(|e| e.code), Some("CA"));
        assert_eq!(us_state("california").map(|e| e.code), Some("CA"));
        assert_eq!(us_state("Munich").map(|e| e.code), None);
    }
}
