//! A list in memory: everybody by the words that lead to them, with what narrows the list. It holds names in clear, so it lives
//! in the memory of a node alone, where names are opened for every page anyway, and is never written down.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, OnceLock, RwLock};

use super::looking::Tally;
use super::words::Words;
use crate::domain::facets::Facets;
use crate::domain::value::Moment;

/// The three lists of a node.
#[derive(Debug, Default)]
pub struct Directories {
    /// People.
    pub people: Kept,
    /// Firms.
    pub firms: Kept,
    /// Needs.
    pub needs: Kept,
}

/// A list, and up to when it has followed what is committed.
#[derive(Debug, Default)]
pub struct Kept {
    /// The list.
    pub directory: RwLock<Directory>,
    /// Up to when, and what was committed then; `None` until it is built. Held while the list is written.
    pub followed: Mutex<Option<(Moment, String)>>,
}

/// One entry.
#[derive(Debug)]
pub struct Entry {
    /// Its id; a later one is larger.
    pub id: Box<str>,
    /// The version it was read in.
    pub version: i32,
    /// What narrows the list.
    pub facets: Facets,
    pub(super) letters: u32,
    pub(super) reading: Box<str>,
    pub(super) han: Box<str>,
    pub(super) is_gone: bool,
}

/// Everybody of a list.
#[derive(Debug, Default)]
pub struct Directory {
    /// A changed entry gets a new place; the old one stays empty until many are.
    pub(super) places: Vec<Entry>,
    pub(super) by_id: HashMap<Box<str>, u32>,
    /// The places in the order of their ids, so that a search sorts little.
    pub(super) order: Vec<u32>,
    pub(super) by_token: BTreeMap<Box<str>, Vec<u32>>,
    /// The places under each letter, by its bit.
    pub(super) by_letter: [Vec<u32>; LETTERS],
    gone: usize,
    /// What everybody comes to, counted once until the list changes.
    pub(super) whole: OnceLock<Tally>,
}

/// `A` to `Z`, and one for all others.
const LETTERS: usize = 27;
/// Empty places are cleared away once they are so many, and as many as the others.
const GONE: usize = 256;

impl Directory {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// True when nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// The version in which an entry stands here.
    pub fn version(&self, id: &str) -> Option<i32> {
        self.by_id.get(id).map(|place| self.places[*place as usize].version)
    }

    /// The ids of all entries.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(AsRef::as_ref)
    }

    /// Puts an entry in, in place of what stood there.
    pub fn put(&mut self, id: &str, version: i32, facets: Facets, words: Words) {
        self.remove(id);
        self.whole.take();
        let place = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let Words { tokens, han, letters, reading } = words;
        for token in tokens {
            self.by_token.entry(token.into()).or_default().push(place);
        }
        for (bit, places) in self.by_letter.iter_mut().enumerate() {
            if letters & 1 << bit != 0 {
                places.push(place);
            }
        }
        let (reading, han) = (reading.into(), han.into());
        let at = self.order.partition_point(|other| *self.places[*other as usize].id < *id);
        self.order.insert(at, place);
        self.places.push(Entry { id: id.into(), version, facets, letters, reading, han, is_gone: false });
        self.by_id.insert(id.into(), place);
    }

    /// Takes an entry out.
    pub fn remove(&mut self, id: &str) {
        let Some(place) = self.by_id.remove(id) else { return };
        self.whole.take();
        let at = self.order.partition_point(|other| *self.places[*other as usize].id < *id);
        self.order.remove(at);
        let entry = &mut self.places[place as usize];
        (entry.is_gone, entry.han, entry.reading) = (true, Box::default(), Box::default());
        self.gone += 1;
        if self.gone > GONE && self.gone > self.by_id.len() {
            self.clear_away();
        }
    }

    /// Numbers the places anew without the empty ones.
    fn clear_away(&mut self) {
        let mut next = 0;
        let number = |entry: &Entry| {
            let new = (!entry.is_gone).then_some(next);
            next += u32::from(!entry.is_gone);
            new
        };
        let anew: Vec<Option<u32>> = self.places.iter().map(number).collect();
        let moved = |place: &u32| anew.get(*place as usize).copied().flatten();
        for postings in self.by_token.values_mut().chain(&mut self.by_letter) {
            *postings = postings.iter().filter_map(moved).collect();
        }
        self.by_token.retain(|_, postings| !postings.is_empty());
        for place in self.by_id.values_mut().chain(&mut self.order) {
            *place = moved(place).unwrap_or_default();
        }
        self.places.retain(|entry| !entry.is_gone);
        self.gone = 0;
    }
}
