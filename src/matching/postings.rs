//! Posting lists of one side of the index: which concepts, words and fields lead to whom.

use std::collections::{BTreeMap, HashMap};

use super::Engine;
use super::features::Mention;
use super::indexed::Indexed;
use super::taxonomy::Node;

/// Weight of a word that is asked for and found, beside concepts whose weights run up to 1.
const PER_WORD: f32 = 0.08;
/// One side of the index.
#[derive(Debug)]
pub struct Half<F> {
    entries: BTreeMap<String, (i32, u32)>,
    slots: Vec<Option<(String, F)>>,
    free: Vec<u32>,
    postings: HashMap<Node, Vec<(u32, f32)>>,
    by_word: HashMap<u32, Vec<u32>>,
    by_field: HashMap<String, Vec<u32>>,
}

impl<F> Default for Half<F> {
    fn default() -> Self {
        Self {
            entries: BTreeMap::new(),
            slots: Vec::new(),
            free: Vec::new(),
            postings: HashMap::new(),
            by_word: HashMap::new(),
            by_field: HashMap::new(),
        }
    }
}

impl<F: Indexed> Half<F> {
    /// Adds or replaces one; an older version than the known one is ignored.
    pub fn put(&mut self, id: &str, version: i32, features: F) {
        if self.entries.get(id).is_some_and(|(known, _)| *known > version) {
            return;
        }
        self.remove(id);
        let slot = self.free.pop().unwrap_or(self.slots.len() as u32);
        for (node, strength) in features.cover() {
            self.postings.entry(*node).or_default().push((slot, *strength));
        }
        for word in features.words() {
            self.by_word.entry(word).or_default().push(slot);
        }
        for field in features.fields() {
            self.by_field.entry(field.to_owned()).or_default().push(slot);
        }
        if self.slots.len() <= slot as usize {
            self.slots.resize_with(slot as usize + 1, || None);
        }
        self.slots[slot as usize] = Some((id.to_owned(), features));
        self.entries.insert(id.to_owned(), (version, slot));
    }

    /// Takes one out.
    pub fn remove(&mut self, id: &str) {
        let Some((_, slot)) = self.entries.remove(id) else { return };
        let Some((_, features)) = self.slots[slot as usize].take() else { return };
        for (node, _) in features.cover() {
            if let Some(list) = self.postings.get_mut(node) {
                list.retain(|(s, _)| *s != slot);
            }
        }
        for word in features.words() {
            if let Some(list) = self.by_word.get_mut(&word) {
                list.retain(|s| *s != slot);
            }
        }
        for field in features.fields() {
            if let Some(list) = self.by_field.get_mut(field) {
                list.retain(|s| *s != slot);
            }
        }
        self.free.push(slot);
    }

    /// The slots that touch the asker's concepts most, at most `most`; those of its fields when it touches none.
    pub fn candidates(&self, engine: &Engine, asker: &impl Indexed, most: usize) -> Vec<u32> {
        let mut sums = vec![0.0_f32; self.slots.len()];
        for (node, weight) in spread(engine, asker.mentions()) {
            for (slot, strength) in self.postings.get(&node).into_iter().flatten() {
                sums[*slot as usize] += weight * strength;
            }
        }
        for word in asker.asks() {
            for slot in self.by_word.get(&word).into_iter().flatten() {
                sums[*slot as usize] += PER_WORD;
            }
        }
        let mut found: Vec<u32> = (0..sums.len() as u32).filter(|s| sums[*s as usize] > 0.0).collect();
        if found.len() < most {
            let fields = asker.fields();
            let same_field = fields.iter().filter_map(|f| self.by_field.get(*f)).flatten();
            found.extend(same_field.filter(|s| sums[**s as usize] <= 0.0));
        }
        if found.is_empty() {
            found.extend((0..self.slots.len() as u32).filter(|s| self.slots[*s as usize].is_some()));
        }
        // The order must not depend on who took which slot, else a cut at `most` would differ between two nodes.
        let key = |s: &u32| (sums[*s as usize], self.slots[*s as usize].as_ref().map(|e| e.0.as_str()));
        found.sort_unstable_by(|a, b| {
            let (x, y) = (key(a), key(b));
            y.0.total_cmp(&x.0).then_with(|| x.1.cmp(&y.1))
        });
        found.dedup();
        found.truncate(most);
        found
    }

    /// The version of one.
    pub fn version(&self, id: &str) -> Option<i32> {
        self.entries.get(id).map(|(version, _)| *version)
    }

    /// The features of one.
    pub fn get(&self, id: &str) -> Option<&F> {
        let (_, slot) = self.entries.get(id)?;
        self.at(*slot).map(|(_, features)| features)
    }

    /// The id and features in a slot.
    pub fn at(&self, slot: u32) -> Option<&(String, F)> {
        self.slots.get(slot as usize)?.as_ref()
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &(String, F)> {
        self.slots.iter().flatten()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }
}

/// The mentions' weights spread over concept, cluster and sub-field, as the credit of a score is.
fn spread(engine: &Engine, mentions: &[Mention]) -> BTreeMap<Node, f32> {
    let tree = &engine.weights.tree;
    let mut weights = BTreeMap::new();
    for mention in mentions {
        let mut add = |node: Node, weight: f32| *weights.entry(node).or_insert(0.0) += weight * mention.share;
        let Some(entry) = engine.taxonomy.entry(mention.node) else { continue };
        if engine.taxonomy.is_subfield(mention.node) {
            add(mention.node, 1.0);
            continue;
        }
        add(mention.node, tree.concept);
        add(engine.taxonomy.cluster(mention.node), tree.cluster);
        add(entry.subfield, tree.subfield);
    }
    weights
}
