//! The unified social credit code of an organisation (GB 32100-2015): form only, never existence.

use unicode_normalization::UnicodeNormalization;

use super::error::{Error, Result};

const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const INNER_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// A code whose form is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uscc {
    /// Eighteen characters, upper case.
    pub text: String,
    /// False when the organisation code inside (GB 11714) fails its own check digit: a warning only, since some older
    /// codes in use fail it.
    pub inner_ok: bool,
}

impl Uscc {
    /// The GB/T 2260 code of the place of registration, six digits.
    pub fn division(&self) -> &str {
        &self.text[2..8]
    }

    /// True when it was registered in Gansu.
    pub fn is_gansu(&self) -> bool {
        self.division().starts_with("62")
    }
}

/// Reads a code as people type it: full-width, lower-case and spaced forms are taken. Errors name field `uscc`.
pub fn parse(typed: &str) -> Result<Uscc> {
    let text: String = typed.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
    if text.chars().count() != 18 {
        return Err(Error::field("uscc", "uscc_length"));
    }
    let values = text.bytes().map(value).collect::<Option<Vec<u32>>>().ok_or(Error::field("uscc", "uscc_character"))?;
    let sum: u32 = values[..17].iter().zip(0..17).map(|(v, i)| v * weight(i)).sum();
    if values[17] != (31 - sum % 31) % 31 {
        return Err(Error::field("uscc", "uscc_check"));
    }
    let inner_ok = inner_holds(text.as_bytes());
    Ok(Uscc { text, inner_ok })
}

fn value(letter: u8) -> Option<u32> {
    ALPHABET.iter().position(|a| *a == letter).and_then(|v| u32::try_from(v).ok())
}

fn weight(position: u32) -> u32 {
    (0..position).fold(1, |w, _| w * 3 % 31)
}

/// GB 11714: the eight letters at positions 9 to 16 and their check letter at 17, weights 3 7 9 10 5 8 4 2, modulo 11.
fn inner_holds(code: &[u8]) -> bool {
    let digit = |c: u8| if c.is_ascii_digit() { u32::from(c - b'0') } else { u32::from(c - b'A') + 10 };
    let sum: u32 = code[8..16].iter().zip(INNER_WEIGHTS).map(|(c, w)| digit(*c) * w).sum();
    let expected = match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        n => b'0' + u8::try_from(n).unwrap_or(0),
    };
    code[16] == expected
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_cases_hold() {
        let cases = include_str!("../../tests/data/uscc_test_cases.tsv");
        let mut seen = 0;
        for line in cases.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            let result = parse(columns[0]);
            assert_eq!(result.is_ok(), columns[1].starts_with("valid"), "{line}: {result:?}");
            seen += 1;
        }
        assert_eq!(seen, 16);
    }

    #[test]
    fn a_remainder_of_zero_gives_check_zero() {
        assert!(parse("91620100MA6R7TCP00").is_ok());
        assert!(parse("91350100M000100Y43").is_ok());
        assert!(parse("91350100M000100Y4Z").is_err());
    }
}
