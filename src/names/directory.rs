//! A list in memory: everybody by the words that lead to them, with what narrows the list. It holds names in clear, so it lives
//! in the memory of a node alone, where names are opened for every page anyway, and is never written down.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::{Mutex, RwLock};

use super::asked::{Asked, Term};
use super::words::{self, Words};
use crate::domain::listing::Facets;
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
    /// Up to when; `None` until it is built. Held while the list is written.
    pub followed: Mutex<Option<Moment>>,
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
    letters: u32,
    reading: Box<str>,
    han: Box<str>,
    is_gone: bool,
}

/// Everybody of a list.
#[derive(Debug, Default)]
pub struct Directory {
    /// A changed entry gets a new place; the old one stays empty until many are.
    places: Vec<Entry>,
    by_id: HashMap<Box<str>, u32>,
    /// The places in the order of their ids, so that a search sorts nothing.
    order: Vec<u32>,
    by_token: BTreeMap<Box<str>, Vec<u32>>,
    gone: usize,
}

/// What a search found.
#[derive(Debug, Default)]
pub struct Hits<'a> {
    /// The entries, newest first, or in alphabetical order where a letter was asked for.
    pub entries: Vec<&'a Entry>,
    /// The letters that lead somewhere under the other conditions, a bit a letter.
    pub letters: u32,
}

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
        let place = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let Words { tokens, han, letters, reading } = words;
        for token in tokens {
            self.by_token.entry(token.into()).or_default().push(place);
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
        for postings in self.by_token.values_mut() {
            *postings = postings.iter().filter_map(moved).collect();
        }
        self.by_token.retain(|_, postings| !postings.is_empty());
        for place in self.by_id.values_mut().chain(&mut self.order) {
            *place = moved(place).unwrap_or_default();
        }
        self.places.retain(|entry| !entry.is_gone);
        self.gone = 0;
    }

    /// Who is looked for, as far as the rest of the filter lets them through.
    pub fn find(&self, asked: &Asked, letter: Option<char>, admits: impl Fn(&Entry) -> bool) -> Hits<'_> {
        let wanted = (!asked.is_empty()).then(|| self.wanted(asked));
        let bit = letter.map(words::bit_of);
        let mut hits = Hits::default();
        for place in self.order.iter().rev() {
            let entry = &self.places[*place as usize];
            if wanted.as_ref().is_some_and(|marks| !marks.has(*place)) || !admits(entry) {
                continue;
            }
            hits.letters |= entry.letters;
            if bit.is_none_or(|bit| entry.letters & bit != 0) {
                hits.entries.push(entry);
            }
        }
        if letter.is_some() {
            hits.entries.sort_by(|a, b| a.reading.cmp(&b.reading).then_with(|| b.id.cmp(&a.id)));
        }
        hits
    }

    fn wanted(&self, asked: &Asked) -> Marks {
        let mut terms = asked.terms.iter().map(|term| self.meeting(term));
        let mut all = terms.next().unwrap_or_else(|| self.none());
        terms.for_each(|marks| all.keep(&marks));
        for word in &asked.called {
            self.mark(word, &mut all);
        }
        all
    }

    /// Who has a term.
    fn meeting(&self, term: &Term) -> Marks {
        let mut found = self.none();
        match term {
            Term::Latin { begins, is } => {
                begins.iter().for_each(|word| self.mark_beginning(word, &mut found));
                is.iter().for_each(|word| self.mark(word, &mut found));
            }
            Term::Han(chars) if chars.len() < 2 => {
                self.mark_beginning(&chars.iter().collect::<String>(), &mut found);
            }
            Term::Han(chars) => {
                let mut pairs = chars.windows(2).map(|pair| {
                    let mut marks = self.none();
                    self.mark(&pair.iter().collect::<String>(), &mut marks);
                    marks
                });
                found = pairs.next().unwrap_or_else(|| self.none());
                pairs.for_each(|marks| found.keep(&marks));
                let whole: String = chars.iter().collect();
                if chars.len() > 2 {
                    found.retain(|place| has(&self.places[place as usize].han, &whole));
                }
            }
        }
        found
    }

    fn none(&self) -> Marks {
        Marks(vec![0; self.places.len().div_ceil(64)])
    }

    fn mark(&self, word: &str, marks: &mut Marks) {
        self.by_token.get(word).into_iter().flatten().for_each(|place| marks.set(*place));
    }

    fn mark_beginning(&self, word: &str, marks: &mut Marks) {
        let from = (Bound::Included(word), Bound::Unbounded);
        for (_, places) in self.by_token.range::<str, _>(from).take_while(|(token, _)| token.starts_with(word)) {
            places.iter().for_each(|place| marks.set(*place));
        }
    }
}

/// True when a text holds some characters in a row. Both are short: preparing a search would cost more than looking.
fn has(text: &str, whole: &str) -> bool {
    text.as_bytes().windows(whole.len().max(1)).any(|part| part == whole.as_bytes())
}

/// A bit a place.
struct Marks(Vec<u64>);

impl Marks {
    fn set(&mut self, place: u32) {
        if let Some(word) = self.0.get_mut(place as usize / 64) {
            *word |= 1 << (place % 64);
        }
    }

    fn has(&self, place: u32) -> bool {
        self.0.get(place as usize / 64).is_some_and(|word| word & (1 << (place % 64)) != 0)
    }

    fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine &= theirs);
    }

    fn retain(&mut self, keeps: impl Fn(u32) -> bool) {
        for (at, word) in self.0.iter_mut().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                if !keeps(u32::try_from(at * 64).unwrap_or_default() + bit) {
                    *word &= !(1 << bit);
                }
            }
        }
    }
}
