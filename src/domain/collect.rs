//! What the platform does not collect: numbers of identity papers, found in any text a person types.
//!
//! Only forms that prove themselves are refused (a check digit, a birth date, the word "passport" before the number), so
//! that a part number or a patent number is never taken for one.

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::error::{Checks, FieldError};

const ID_WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
/// Words after which a letter-and-digits number is a passport's.
const PASSPORT_WORDS: [&str; 4] = ["护照", "護照", "通行证", "PASSPORT"];
/// Characters after such a word within which the number begins.
const NEAR: usize = 16;

/// Notes `do_not_collect` for every text that holds the number of an identity paper, once a field.
pub fn scan<'a>(checks: &mut Checks, texts: impl IntoIterator<Item = (&'static str, &'a str)>) {
    let mut told: Vec<&str> = Vec::new();
    for (field, text) in texts {
        if !told.contains(&field) && holds_identity_number(text) {
            told.push(field);
            checks.add(FieldError::new(field, "do_not_collect"));
        }
    }
}

/// True when a text holds a Chinese resident number, a United States social security number or a passport number.
pub fn holds_identity_number(text: &str) -> bool {
    let letters: Vec<char> = text.nfkc().flat_map(char::to_uppercase).collect();
    runs(&letters).any(|run| is_resident_number(run) || is_social_security_number(run)) || names_a_passport(&letters)
}

/// Longest stretches of digits, final X, and single spaces or hyphens between them.
fn runs(letters: &[char]) -> impl Iterator<Item = &[char]> {
    letters
        .split(|c| !(c.is_ascii_digit() || matches!(c, 'X' | ' ' | '-')))
        .map(trim)
        .filter(|run| run.iter().filter(|c| c.is_ascii_digit()).count() >= 9)
}

fn trim(run: &[char]) -> &[char] {
    let is_end = |c: &char| matches!(c, ' ' | '-');
    let start = run.iter().position(|c| !is_end(c)).unwrap_or(run.len());
    let end = run.iter().rposition(|c| !is_end(c)).map_or(start, |p| p + 1);
    &run[start..end]
}

/// GB 11643: a birth date at positions 7 to 14 and the check letter of ISO 7064 MOD 11-2.
fn is_resident_number(run: &[char]) -> bool {
    let plain: Vec<char> = run.iter().copied().filter(|c| !matches!(c, ' ' | '-')).collect();
    // Several numbers with spaces between them are looked at one by one; a number may also stand in groups.
    let parts = run.split(|c| matches!(c, ' ' | '-')).map(<[char]>::to_vec);
    std::iter::once(plain).chain(parts).any(|number| number.len() == 18 && resident_check_holds(&number))
}

fn resident_check_holds(number: &[char]) -> bool {
    let digits: Option<Vec<u32>> = number[..17].iter().map(|c| c.to_digit(10)).collect();
    let Some(digits) = digits else { return false };
    let birth: String = number[6..14].iter().collect();
    let lived =
        NaiveDate::parse_from_str(&birth, "%Y%m%d").is_ok() && (birth.starts_with("19") || birth.starts_with("20"));
    let sum: u32 = digits.iter().zip(ID_WEIGHTS).map(|(d, w)| d * w).sum();
    lived && digits[0] != 0 && ID_CHECKS[(sum % 11) as usize] == number[17]
}

/// `AAA-GG-SSSS` with hyphens, in the ranges that are given out.
fn is_social_security_number(run: &[char]) -> bool {
    let text: String = run.iter().collect();
    text.split(' ').any(|word| {
        let parts: Vec<&str> = word.split('-').collect();
        let [area, group, serial] = parts.as_slice() else { return false };
        let digits_only = parts.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()));
        let lengths = (area.len(), group.len(), serial.len()) == (3, 2, 4);
        let given = !matches!(*area, "000" | "666") && !area.starts_with('9') && *group != "00" && *serial != "0000";
        digits_only && lengths && given
    })
}

/// A word for "passport", and soon after it one or two letters with seven or eight digits, or nine digits.
fn names_a_passport(letters: &[char]) -> bool {
    let starts = (0..letters.len()).filter(|at| {
        PASSPORT_WORDS.iter().any(|word| {
            letters[*at..].iter().copied().zip(word.chars()).filter(|(a, b)| a == b).count() == word.chars().count()
        })
    });
    starts.into_iter().any(|at| {
        let after = &letters[at..];
        let words = after.split(|c| !c.is_ascii_alphanumeric());
        let mut passed = 0;
        words.into_iter().any(|word| {
            let begins_near = passed <= NEAR + 8;
            passed += word.len() + 1;
            begins_near && is_passport_like(word)
        })
    })
}

fn is_passport_like(word: &[char]) -> bool {
    let head = word.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let tail = &word[head..];
    let digits = tail.len();
    tail.iter().all(char::is_ascii_digit) && matches!((head, digits), (1, 8) | (2, 7) | (0, 9))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A resident number with a right check letter, made for the test.
    fn made_up() -> String {
        let body = "620102199002300010".to_owned();
        let day = body.replace("19900230", "19900228");
        let digits: Vec<u32> = day.chars().take(17).filter_map(|c| c.to_digit(10)).collect();
        let sum: u32 = digits.iter().zip(ID_WEIGHTS).map(|(d, w)| d * w).sum();
        format!("{}{}", &day[..17], ID_CHECKS[(sum % 11) as usize])
    }

    #[test]
    fn an_identity_number_is_found_however_it_is_typed() {
        let id = made_up();
        let grouped = format!("{} {} {}", &id[..6], &id[6..14], &id[14..]);
        let wide: String = id.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect();
        for text in [format!("身份证{id}。"), grouped, wide, format!("id {}", id.to_lowercase())] {
            assert!(holds_identity_number(&text), "{text}");
        }
        for text in ["护照号：E12345678", "my passport is EA1234567", "passport no. 123456789", "SSN 123-45-6789"] {
            assert!(holds_identity_number(text), "{text}");
        }
    }

    #[test]
    fn other_long_numbers_pass() {
        let id = made_up();
        let wrong = format!("{}{}", &id[..17], if id.ends_with('1') { '2' } else { '1' });
        for text in [
            wrong.as_str(),
            "91620100MA6R7TCP00",
            "911101083344556677",
            "专利 ZL201910123456.7",
            "+1 415 555 0123, 2019-2024",
            "batch E12345678 of 2000 L",
            "doi 10.1000/182 and 978-7-302-12345-6",
            "passport to success: 12 lectures",
        ] {
            assert!(!holds_identity_number(text), "{text}");
        }
    }
}
