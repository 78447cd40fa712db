//! Where names stand in the alphabet: people by the reading of their family name, firms by sound.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::person::PersonName;
use super::words::han_runs;
use super::{surnames, syllables};
use crate::domain::han::simplified;

/// The bit of what begins with no letter.
pub const OTHER: u32 = 1 << 26;

/// Where a name stands in the alphabet: by the family's own reading of a name in Han characters, else by each family name that
/// the spelling may have.
pub fn place_of(names: &[String], spoken: &PersonName) -> (u32, String) {
    if let Some(run) = names.iter().flat_map(|name| han_runs(name)).find(|run| run.len() > 1) {
        let is_parted = names.iter().any(|name| name.contains(['·', '•', '‧', '・']));
        let (surname, given) = if is_parted || run.len() > 4 { (&run[..], &run[..0]) } else { surnames::cut(&run) };
        let family = if given.is_empty() { None } else { surnames::readings(surname).into_iter().next() };
        let family = family.unwrap_or_else(|| spelled_of(surname));
        let reading = format!("{family} {}", spelled_of(given));
        return (letter_bit(&reading), reading);
    }
    let letters = spoken.readings.iter().fold(0, |all, reading| all | letter_bit(&reading.surname));
    if let Some(first) = spoken.readings.first() {
        return (letters, format!("{} {}", first.surname, first.given));
    }
    let reading = names.first().map(|name| spelled(name)).unwrap_or_default();
    (letter_bit(&reading), reading)
}

/// The bit of the letter with which a reading begins.
pub fn letter_bit(reading: &str) -> u32 {
    reading.bytes().next().filter(u8::is_ascii_lowercase).map_or(OTHER, |letter| 1 << (letter - b'a'))
}

/// The bit of a letter of the index.
pub fn bit_of(letter: char) -> u32 {
    letter_bit(&letter.to_lowercase().to_string())
}

fn spelled_of(chars: &[char]) -> String {
    chars.iter().filter_map(|c| syllables::readings(*c).into_iter().next()).collect()
}

/// A text by sound: Han characters as they are usually read, all others as they stand.
pub fn spelled(text: &str) -> String {
    let of = |c: char| match syllables::readings(simplified(c)).into_iter().next() {
        Some(reading) => reading,
        None => c.to_lowercase().filter(|c| c.is_alphanumeric()).collect(),
    };
    text.nfd().filter(|c| !is_combining_mark(*c)).map(of).collect()
}
