//! The in-memory inverted index: who may fit is found by shared concepts, who fits best by the exact score. It is never a
//! truth: it is rebuilt from stored features and follows the change marks.

use std::collections::{BTreeMap, HashMap};

use super::Engine;
use super::features::{Cover, Mention, NeedFeatures, PersonFeatures};
use super::lines::Score;
use super::taxonomy::Node;

/// A hit: id, version, both scores with their lines.
pub type Hit = (String, i32, Score);

/// Most candidates that are scored exactly, and how many times the number asked for.
const CANDIDATES: usize = 600;
const CANDIDATES_PER_HIT: usize = 8;

/// People and needs by the concepts they touch.
#[derive(Debug, Default)]
pub struct Index {
    people: Half<PersonFeatures>,
    needs: Half<NeedFeatures>,
}

/// One side of the index.
#[derive(Debug)]
struct Half<F> {
    entries: BTreeMap<String, (i32, u32)>,
    slots: Vec<Option<(String, F)>>,
    free: Vec<u32>,
    postings: HashMap<Node, Vec<(u32, f32)>>,
    by_field: HashMap<String, Vec<u32>>,
}

impl<F> Default for Half<F> {
    fn default() -> Self {
        Self {
            entries: BTreeMap::new(),
            slots: Vec::new(),
            free: Vec::new(),
            postings: HashMap::new(),
            by_field: HashMap::new(),
        }
    }
}

/// What the index reads from either side's features.
trait Indexed {
    fn cover(&self) -> &Cover;
    fn mentions(&self) -> &[Mention];
    fn fields(&self) -> Vec<&str>;
}

impl Indexed for PersonFeatures {
    fn cover(&self) -> &Cover {
        &self.cover
    }
    fn mentions(&self) -> &[Mention] {
        &self.mentions
    }
    fn fields(&self) -> Vec<&str> {
        self.fields.iter().map(|f| f.as_str()).collect()
    }
}

impl Indexed for NeedFeatures {
    fn cover(&self) -> &Cover {
        &self.cover
    }
    fn mentions(&self) -> &[Mention] {
        &self.mentions
    }
    fn fields(&self) -> Vec<&str> {
        self.fields.iter().map(|f| f.as_str()).collect()
    }
}

impl<F: Indexed> Half<F> {
    fn put(&mut self, id: &str, version: i32, features: F) {
        if self.entries.get(id).is_some_and(|(known, _)| *known > version) {
            return;
        }
        self.remove(id);
        let slot = self.free.pop().unwrap_or(self.slots.len() as u32);
        for (node, strength) in features.cover() {
            self.postings.entry(*node).or_default().push((slot, *strength));
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

    fn remove(&mut self, id: &str) {
        let Some((_, slot)) = self.entries.remove(id) else { return };
        let Some((_, features)) = self.slots[slot as usize].take() else { return };
        for (node, _) in features.cover() {
            if let Some(list) = self.postings.get_mut(node) {
                list.retain(|(s, _)| *s != slot);
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
    fn candidates(&self, engine: &Engine, asker: &impl Indexed, most: usize) -> Vec<u32> {
        let mut sums = vec![0.0_f32; self.slots.len()];
        for (node, weight) in spread(engine, asker.mentions()) {
            for (slot, strength) in self.postings.get(&node).into_iter().flatten() {
                sums[*slot as usize] += weight * strength;
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

    fn version(&self, id: &str) -> i32 {
        self.entries.get(id).map_or(0, |(version, _)| *version)
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

impl Index {
    /// An empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces a person; an older version than the known one is ignored.
    pub fn put_person(&mut self, id: &str, version: i32, features: PersonFeatures) {
        self.people.put(id, version, features);
    }

    /// Takes a person out.
    pub fn remove_person(&mut self, id: &str) {
        self.people.remove(id);
    }

    /// Adds or replaces a need; an older version than the known one is ignored.
    pub fn put_need(&mut self, id: &str, version: i32, features: NeedFeatures) {
        self.needs.put(id, version, features);
    }

    /// Takes a need out.
    pub fn remove_need(&mut self, id: &str) {
        self.needs.remove(id);
    }

    /// Numbers of people and of needs.
    pub fn len(&self) -> (usize, usize) {
        (self.people.entries.len(), self.needs.entries.len())
    }

    /// True when nobody and nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.len() == (0, 0)
    }

    /// The version of a person that is in the index.
    pub fn person_version(&self, id: &str) -> Option<i32> {
        self.people.entries.get(id).map(|(version, _)| *version)
    }

    /// The version of a need that is in the index.
    pub fn need_version(&self, id: &str) -> Option<i32> {
        self.needs.entries.get(id).map(|(version, _)| *version)
    }

    /// The features of a person.
    pub fn person(&self, id: &str) -> Option<&PersonFeatures> {
        let (_, slot) = self.people.entries.get(id)?;
        self.people.slots[*slot as usize].as_ref().map(|(_, features)| features)
    }

    /// The features of a need.
    pub fn need(&self, id: &str) -> Option<&NeedFeatures> {
        let (_, slot) = self.needs.entries.get(id)?;
        self.needs.slots[*slot as usize].as_ref().map(|(_, features)| features)
    }

    /// The best `k` people for a need, best first, ties by id; those whom an "only" shuts out are not among them.
    pub fn top_people(&self, engine: &Engine, need: &NeedFeatures, k: usize) -> Vec<Hit> {
        let slots = self.people.candidates(engine, need, CANDIDATES.max(k * CANDIDATES_PER_HIT));
        let people = slots.iter().filter_map(|s| self.people.slots[*s as usize].as_ref());
        let scored = people
            .filter(|(_, person)| engine.passes(need, person))
            .map(|(id, person)| (id, engine.score(need, person)));
        best(scored, k, |id| self.people.version(id))
    }

    /// The best `k` needs for a person, best first, ties by id; those that shut the person out are not among them.
    pub fn top_needs(&self, engine: &Engine, person: &PersonFeatures, k: usize) -> Vec<Hit> {
        let slots = self.needs.candidates(engine, person, CANDIDATES.max(k * CANDIDATES_PER_HIT));
        let needs = slots.iter().filter_map(|s| self.needs.slots[*s as usize].as_ref());
        let scored =
            needs.filter(|(_, need)| engine.passes(need, person)).map(|(id, need)| (id, engine.score(need, person)));
        best(scored, k, |id| self.needs.version(id))
    }

    /// Everybody who passes, best first, ties by id: for measures and small files.
    pub fn rank_all(&self, engine: &Engine, need: &NeedFeatures) -> Vec<Hit> {
        let people = self.people.slots.iter().flatten();
        let scored = people
            .filter(|(_, person)| engine.passes(need, person))
            .map(|(id, person)| (id, engine.score(need, person)));
        best(scored, usize::MAX, |id| self.people.version(id))
    }
}

fn best<'a>(scored: impl Iterator<Item = (&'a String, Score)>, k: usize, version: impl Fn(&str) -> i32) -> Vec<Hit> {
    let mut hits: Vec<(&String, Score)> = scored.collect();
    hits.sort_unstable_by(|a, b| b.1.order.total_cmp(&a.1.order).then_with(|| a.0.cmp(b.0)));
    hits.truncate(k);
    hits.into_iter().map(|(id, score)| (id.clone(), version(id), score)).collect()
}
