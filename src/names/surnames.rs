//! Family names: where one ends in a Han name, how it is read, how it is spelled abroad, and whether it is so common that it
//! says little.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::syllables;
use crate::domain::table;

struct Table {
    readings: HashMap<&'static str, Vec<&'static str>>,
    abroad: HashMap<&'static str, Vec<&'static str>>,
    common: HashSet<&'static str>,
    known: HashSet<&'static str>,
    compound: HashSet<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut found = Table {
        readings: HashMap::new(),
        abroad: HashMap::new(),
        common: HashSet::new(),
        known: HashSet::new(),
        compound: HashSet::new(),
    };
    for row in table::rows(include_str!("../../config/words/surnames.tsv")) {
        let column = |n: usize| row.get(n).copied().unwrap_or_default().trim();
        let readings: Vec<&str> = column(1).split_whitespace().collect();
        for spelling in column(2).split_whitespace() {
            found.abroad.entry(spelling).or_default().extend(&readings);
            found.known.insert(spelling);
        }
        if column(3) == "x" {
            found.common.extend(&readings);
        }
        if column(0).chars().count() > 1 {
            found.compound.extend(&readings);
        }
        found.known.extend(&readings);
        found.readings.insert(column(0), readings);
    }
    found
});

static COMMON_GIVEN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let text = include_str!("../../config/words/common_given_names.txt");
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Most readings of a given name that are looked at.
const MOST: usize = 8;

/// A Han name cut into family name and given name; a family name of two characters is known from the table.
pub fn cut(name: &[char]) -> (&[char], &[char]) {
    let head: String = name.iter().take(2).collect();
    let length = if name.len() > 2 && TABLE.readings.contains_key(head.as_str()) { 2 } else { 1 };
    name.split_at(length.min(name.len()))
}

/// How a family name may be read: as families read it, then as a reader would who does not know the family.
pub fn readings(surname: &[char]) -> Vec<String> {
    let written: String = surname.iter().collect();
    let known = TABLE.readings.get(written.as_str()).into_iter().flatten().map(|r| (*r).to_owned());
    let mut found: Vec<String> = known.collect();
    for reading in syllables::readings_of(surname, MOST) {
        if !found.contains(&reading) {
            found.push(reading);
        }
    }
    found
}

/// The pinyin that a family name in Latin letters may stand for: itself, and what it is spelled for abroad.
pub fn from_latin(spelled: &str) -> Vec<String> {
    let abroad = TABLE.abroad.get(spelled).into_iter().flatten().map(|r| (*r).to_owned());
    std::iter::once(spelled.to_owned()).chain(abroad).collect()
}

/// True for a family name of the table in any spelling.
pub fn is_known(spelled: &str) -> bool {
    TABLE.known.contains(spelled)
}

/// True for the reading of a family name of two characters.
pub fn is_compound(reading: &str) -> bool {
    TABLE.compound.contains(reading)
}

/// The given names that remain when a known family name is cut off the front of a word written as one.
pub fn cut_word(word: &str) -> Vec<(String, String)> {
    let cuts = (2..word.len()).filter_map(|at| word.split_at_checked(at));
    cuts.filter(|(surname, given)| {
        TABLE.readings.values().flatten().any(|known| known == surname) && syllables::is_pinyin(given)
    })
    .map(|(surname, given)| (surname.to_owned(), given.to_owned()))
    .collect()
}

/// True when so many people are called so, by sound, that the name alone says little.
pub fn is_common(surname: &str, given: &str) -> bool {
    let is_common_given = given.len() == 1 || syllables::is_syllable(given) || COMMON_GIVEN.contains(given);
    TABLE.common.contains(surname) && is_common_given
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn families_read_their_names_in_their_own_way() {
        for (name, reading) in
            [("单", "shan"), ("解", "xie"), ("仇", "qiu"), ("曾", "zeng"), ("查", "zha"), ("区", "ou")]
        {
            assert_eq!(readings(&chars(name)).first().map(String::as_str), Some(reading), "{name}");
        }
        assert!(readings(&chars("单")).contains(&"dan".to_owned()), "a machine reads it so");
        assert_eq!(readings(&chars("尉迟")).first().map(String::as_str), Some("yuchi"));
    }

    #[test]
    fn a_compound_family_name_is_cut_whole() {
        for (name, surname) in
            [("欧阳文", "欧阳"), ("诸葛亮", "诸葛"), ("马本斋", "马"), ("单雄", "单"), ("司马", "司")]
        {
            let name = chars(name);
            assert_eq!(cut(&name).0.iter().collect::<String>(), surname);
        }
    }

    #[test]
    fn every_row_of_the_table_is_pinyin() {
        for (name, readings) in &TABLE.readings {
            assert!(!readings.is_empty(), "{name} is read somehow");
            for reading in readings {
                let folded = reading.replace("lyu", "lu").replace("lv", "lu");
                assert!(syllables::is_pinyin(&folded), "{name}: {reading}");
            }
        }
    }
}
