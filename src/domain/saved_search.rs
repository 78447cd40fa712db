//! A search that an officer keeps: a name of their own for a filter of a list.

use serde::{Deserialize, Serialize};

use super::account::AccountId;
use super::error::{Checks, Result};
use super::listing::{Filter, ListNoun};
use super::text::bad_characters;
use super::value::Moment;
use crate::typed_id;

typed_id!(
    /// The id of a saved search.
    SavedSearchId
);

/// Longest name, in characters.
pub const NAME_MAX: usize = 40;
/// Most searches that an account keeps of one list.
pub const MOST: usize = 12;

/// A saved search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Key.
    pub id: SavedSearchId,
    /// Whose.
    pub account: AccountId,
    /// Of which list.
    pub noun: ListNoun,
    /// Grows by one with every change; guards writes.
    pub version: i32,
    /// What it is called and what it asks for.
    pub search: Search,
    /// When it was made.
    pub created_at: Moment,
}

/// The part of it that is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// Its name.
    pub name: String,
    /// The parts of the address that asks for it.
    pub parts: Vec<(String, String)>,
}

impl Search {
    /// A named filter.
    pub fn of(name: &str, filter: &Filter) -> Result<Self> {
        let parts = filter.parts().into_iter().map(|(part, value)| (part.to_owned(), value)).collect();
        Ok(Self { name: named(name)?, parts })
    }

    /// The same under another name.
    pub fn renamed(self, name: &str) -> Result<Self> {
        Ok(Self { name: named(name)?, ..self })
    }

    /// What it asks for.
    pub fn filter(&self, noun: ListNoun) -> Filter {
        Filter::read(noun, self.parts.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }
}

fn named(name: &str) -> Result<String> {
    let name = name.trim().to_owned();
    let mut checks = Checks::default();
    checks.require(!name.is_empty(), "name", "required");
    checks.require(name.chars().count() <= NAME_MAX, "name", "too_long");
    checks.require(bad_characters(&name).is_none() && !name.contains('\n'), "name", "bad_characters");
    checks.done()?;
    Ok(name)
}
