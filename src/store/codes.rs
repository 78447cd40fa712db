//! The random codes by which others speak of a person, a firm or a need: they tell nothing, not even the order of arrival.

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::error::{Error, Result};
use crate::keys::fill_random;
use crate::schema::enterprises::enterprises;
use crate::schema::introductions::introductions;
use crate::schema::needs::needs;
use crate::schema::talents::talents;

/// Letters and digits that nobody mistakes for one another; without vowels no code spells a word.
const LETTERS: &[u8] = b"23456789CDFGHJKMNPQRTVWXY";
const DIGITS: &[u8] = b"0123456789";
const LENGTH: usize = 4;
/// After so many codes in use the next one is a letter longer.
const TRIES: usize = 8;
const LONGEST: usize = 12;

/// A new code of a talent, e.g. `T-7F3K`.
pub fn for_talent(conn: &mut Conn) -> Result<String> {
    free("T-", LETTERS, |code| Ok(talents::table.filter(talents::code.eq(code)).count().get_result::<i64>(conn)? > 0))
}

/// A new code of an enterprise, e.g. `E-4K7D`.
pub fn for_enterprise(conn: &mut Conn) -> Result<String> {
    free("E-", LETTERS, |code| {
        Ok(enterprises::table.filter(enterprises::code.eq(code)).count().get_result::<i64>(conn)? > 0)
    })
}

/// A new code of a need, e.g. `N-2041`.
pub fn for_need(conn: &mut Conn) -> Result<String> {
    free("N-", DIGITS, |code| Ok(needs::table.filter(needs::code.eq(code)).count().get_result::<i64>(conn)? > 0))
}

/// A new code of an introduction, e.g. `R-9KD4`.
pub fn for_introduction(conn: &mut Conn) -> Result<String> {
    free("R-", LETTERS, |code| {
        Ok(introductions::table.filter(introductions::code.eq(code)).count().get_result::<i64>(conn)? > 0)
    })
}

/// A code that names one printing of a dossier, e.g. `D-7F3KQ2WM`; long enough that no two are alike.
pub fn for_dossier() -> String {
    format!("D-{}", random(LETTERS, 2 * LENGTH))
}

fn free(prefix: &str, alphabet: &[u8], mut is_taken: impl FnMut(&str) -> Result<bool>) -> Result<String> {
    for length in LENGTH..=LONGEST {
        for _ in 0..TRIES {
            let code = format!("{prefix}{}", random(alphabet, length));
            if !is_taken(&code)? {
                return Ok(code);
            }
        }
    }
    Err(Error::internal("no free code"))
}

/// `length` letters, the first of them not a zero.
fn random(alphabet: &[u8], length: usize) -> String {
    let mut out = String::with_capacity(length);
    let mut byte = [0u8; 1];
    while out.len() < length {
        fill_random(&mut byte);
        let letter = char::from(alphabet[usize::from(byte[0]) % alphabet.len()]);
        if !(out.is_empty() && letter == '0') {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_grows_when_the_short_ones_are_taken() {
        let code = free("N-", DIGITS, |code| Ok(code.len() < 7)).unwrap();
        assert_eq!(code.len(), 7);
        assert!(code.starts_with("N-") && !code.starts_with("N-0"));
        assert_eq!(free("T-", LETTERS, |_| Ok(false)).unwrap().len(), 6);
    }
}
