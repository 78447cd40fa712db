//! The working tables of a comparison: one side is laid out once, the other, by the thousand, each in its turn.

use super::sketch::{NeedSketch, PersonSketch, Weighed, weighed};
use super::taxonomy::Node;

/// How firmly one side stands for each node of the taxonomy.
#[derive(Debug)]
pub struct Cover(Vec<f32>);

impl Cover {
    fn lay(&mut self, cover: &[Weighed]) {
        for (node, weight) in cover.iter().map(weighed) {
            if let Some(place) = self.0.get_mut(usize::from(node)) {
                *place = weight;
            }
        }
    }

    fn clear(&mut self, cover: &[Weighed]) {
        for (node, _) in cover.iter().map(weighed) {
            if let Some(place) = self.0.get_mut(usize::from(node)) {
                *place = 0.0;
            }
        }
    }

    /// How firmly, 0 to 1; 0 for a node of another taxonomy.
    #[inline]
    pub fn at(&self, node: Node) -> f32 {
        self.0.get(usize::from(node)).copied().unwrap_or_default()
    }
}

/// A set of word hashes with a number each, by open addressing: a hash is spread already.
#[derive(Debug, Default)]
struct Words {
    slots: Vec<(u32, u16)>,
    mask: usize,
}

/// An empty slot; the place that no word has.
const EMPTY: u16 = u16::MAX;

impl Words {
    fn lay(&mut self, words: &[[u8; 4]]) {
        let size = (words.len() * 4).next_power_of_two().max(64);
        self.mask = size - 1;
        self.slots.clear();
        self.slots.resize(size, (0, EMPTY));
        for (number, word) in words.iter().take(usize::from(EMPTY)).enumerate() {
            let hash = u32::from_le_bytes(*word);
            let mut slot = Self::first(hash) & self.mask;
            while self.slots[slot].1 != EMPTY && self.slots[slot].0 != hash {
                slot = (slot + 1) & self.mask;
            }
            self.slots[slot] = (hash, number as u16);
        }
    }

    #[inline]
    fn first(hash: u32) -> usize {
        // The low bits of FNV-1a are its weak ones.
        (hash ^ (hash >> 15)) as usize
    }

    #[inline]
    fn number(&self, hash: u32) -> Option<usize> {
        let mut slot = Self::first(hash) & self.mask;
        loop {
            let (known, number) = *self.slots.get(slot)?;
            if number == EMPTY {
                return None;
            }
            if known == hash {
                return Some(usize::from(number));
            }
            slot = (slot + 1) & self.mask;
        }
    }
}

/// Both sides of a comparison as tables.
#[derive(Debug)]
pub struct Desk {
    /// What the person stands for.
    pub person: Cover,
    /// What the need stands for.
    pub need: Cover,
    /// For each word of the need's vocabulary whether the person uses it.
    pub is_used: Vec<bool>,
    words: Words,
}

impl Desk {
    /// Empty tables for a taxonomy of so many nodes.
    pub fn new(nodes: usize) -> Self {
        let cover = || Cover(vec![0.0; nodes]);
        Self { person: cover(), need: cover(), is_used: Vec::new(), words: Words::default() }
    }

    /// Lays out the need that many people will be compared with.
    pub fn hold_need(&mut self, need: &NeedSketch<'_>) {
        self.need.0.fill(0.0);
        self.need.lay(need.cover);
        self.words.lay(need.vocabulary);
        self.is_used.clear();
        self.is_used.resize(need.vocabulary.len(), false);
    }

    /// Lays out the next person beside the need that is held, for as long as `work` lasts.
    pub fn with_person<T>(&mut self, person: &PersonSketch<'_>, work: impl FnOnce(&Self) -> T) -> T {
        self.person.lay(person.cover);
        self.is_used.fill(false);
        for word in person.words {
            if let Some(used) = self.words.number(u32::from_le_bytes(*word)).and_then(|n| self.is_used.get_mut(n)) {
                *used = true;
            }
        }
        let done = work(self);
        self.person.clear(person.cover);
        done
    }

    /// Lays out the person whom many needs will be compared with.
    pub fn hold_person(&mut self, person: &PersonSketch<'_>) {
        self.person.0.fill(0.0);
        self.person.lay(person.cover);
        self.words.lay(person.words);
    }

    /// Lays out the next need beside the person who is held, for as long as `work` lasts.
    pub fn with_need<T>(&mut self, need: &NeedSketch<'_>, work: impl FnOnce(&Self) -> T) -> T {
        self.need.lay(need.cover);
        self.is_used.clear();
        let is_used = |word: &[u8; 4]| self.words.number(u32::from_le_bytes(*word)).is_some();
        self.is_used.extend(need.vocabulary.iter().map(is_used));
        let done = work(self);
        self.need.clear(need.cover);
        done
    }
}
