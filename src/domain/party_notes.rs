//! The note to the parties: a line of the officer to each side of a pair that is approved, prefilled from what fits. The
//! workstation speaks in it; it holds no way to reach anybody, since contact data go through one door alone.

use super::contact_words::contact_in;
use super::error::{Checks, Error, Result};
use super::introduction::Side;
use super::text::bad_characters;

/// Longest line, in characters.
pub const LINE_MAX: usize = 500;

/// A line to each side; none for a side that is told nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartyNotes {
    /// To the person, with their question.
    pub talent: Option<String>,
    /// To the firm, with its own.
    pub firm: Option<String>,
}

impl PartyNotes {
    /// What was typed, tidied; `Invalid` names `note_talent` or `note_firm`.
    pub fn typed(talent: &str, firm: &str) -> Result<Self> {
        let mut checks = Checks::default();
        let talent = checks.take(line("note_talent", talent))?;
        let firm = checks.take(line("note_firm", firm))?;
        checks.done()?;
        Ok(Self { talent: talent.flatten(), firm: firm.flatten() })
    }

    /// The line to a side.
    pub fn to(&self, side: Side) -> Option<&str> {
        match side {
            Side::Talent => self.talent.as_deref(),
            Side::Firm => self.firm.as_deref(),
        }
    }
}

fn line(field: &str, typed: &str) -> Result<Option<String>> {
    let words = typed.trim().replace("\r\n", "\n");
    if words.is_empty() {
        return Ok(None);
    }
    if words.chars().count() > LINE_MAX {
        return Err(Error::field(field, "too_long"));
    }
    if let Some(code) = bad_characters(&words) {
        return Err(Error::field(field, code));
    }
    if contact_in(&words).is_some() {
        return Err(Error::field(field, "names_a_contact"));
    }
    Ok(Some(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_tidied_and_hold_no_way_to_reach_anybody() {
        let notes = PartyNotes::typed(" 您的多肽放大正是他们要找的。\r\n盼复 ", "  ").unwrap();
        assert_eq!(notes.to(Side::Talent), Some("您的多肽放大正是他们要找的。\n盼复"));
        assert_eq!(notes.to(Side::Firm), None);
        let long = "长".repeat(LINE_MAX);
        assert!(PartyNotes::typed(&long, "").is_ok());
        let fields = |talent: &str, firm: &str| match PartyNotes::typed(talent, firm) {
            Err(Error::Invalid(all)) => all.into_iter().map(|e| (e.field, e.code)).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        let expected = [("note_talent".to_owned(), "too_long"), ("note_firm".to_owned(), "names_a_contact")];
        assert_eq!(fields(&format!("{long}长"), "write to li.wei@example.com"), expected);
        assert_eq!(fields("a\u{202E}b", ""), [("note_talent".to_owned(), "bad_characters")]);
    }
}
