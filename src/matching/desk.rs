//! The working tables of a comparison: one side is laid out once, the other, by the thousand, each in its turn.

use super::Engine;
use super::judge::is_comparable;
use super::sketch::{NeedSketch, PersonSketch, Weighed, used, weighed};
use super::taxonomy::{Home, Node};
use super::vocabulary::Vocabulary;
use super::weights::TreeWeights;
use crate::domain::value::Lang;

/// What a pair has in common, as far as it needs looking up.
#[derive(Debug, Default)]
pub struct Common {
    /// For each mention of the need how far the person covers it, 0 to 1.
    pub subject: Vec<f64>,
    /// The same for each concept of the need's keywords.
    pub named: Vec<f64>,
    /// For each mention of the person how far the need covers it, 0 to 1.
    pub heart: Vec<f64>,
    /// For each word of the need's vocabulary whether the person uses it.
    pub is_used: Vec<bool>,
    /// Steps of weight of the need's words that the person uses, as far as their languages can be compared.
    pub found: u32,
}

/// Credit for a node by its neighbourhood: concept, cluster and sub-field add up.
#[inline]
fn credit(tree: &TreeWeights, is_subfield: bool, own: f32, (cluster, subfield): (f32, f32)) -> f64 {
    if is_subfield {
        return f64::from(own);
    }
    f64::from(tree.concept * own + tree.cluster * cluster.max(own) + tree.subfield * subfield.max(own))
}

/// How firmly one side stands for each node of the taxonomy.
#[derive(Debug)]
struct Cover(Vec<f32>);

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
    fn at(&self, node: Node) -> f32 {
        self.0.get(usize::from(node)).copied().unwrap_or_default()
    }

    #[inline]
    fn credit(&self, engine: &Engine, node: Node) -> f64 {
        let Some(home) = engine.homes.get(usize::from(node)) else { return 0.0 };
        let near = (self.at(home.cluster), self.at(home.subfield));
        credit(&engine.weights.tree, home.is_subfield, self.at(node), near)
    }
}

/// A node that the need asks about, with its neighbours, each by its place among those that matter.
#[derive(Debug, Clone, Copy)]
struct Asked {
    own: u16,
    cluster: u16,
    subfield: u16,
    is_subfield: bool,
}

/// How firmly a person stands for the few nodes that one need asks about.
#[derive(Debug, Default)]
struct Few {
    /// For each node of the taxonomy its place; 0 for those that nobody asks about.
    places: Vec<u16>,
    strengths: Vec<f32>,
    subject: Vec<Asked>,
    named: Vec<Asked>,
}

impl Few {
    fn of(need: &NeedSketch<'_>, homes: &[Home]) -> Self {
        let mut few = Self { places: vec![0; homes.len()], strengths: vec![0.0], ..Self::default() };
        few.subject = need.mentions.iter().map(|mention| few.asked(weighed(mention).0, homes)).collect();
        few.named = need.named().iter().map(|node| few.asked(u16::from_le_bytes(*node), homes)).collect();
        few
    }

    fn asked(&mut self, node: Node, homes: &[Home]) -> Asked {
        // A node of another taxonomy has no place, so that nothing is ever found for it.
        let unknown = Home { cluster: node, subfield: node, is_subfield: true, is_general: false };
        let home = homes.get(usize::from(node)).copied().unwrap_or(unknown);
        let [own, cluster, subfield] = [node, home.cluster, home.subfield].map(|node| self.place(node));
        Asked { own, cluster, subfield, is_subfield: home.is_subfield }
    }

    fn place(&mut self, node: Node) -> u16 {
        let next = self.strengths.len() as u16;
        match self.places.get_mut(usize::from(node)) {
            Some(place) if *place == 0 => {
                *place = next;
                self.strengths.push(0.0);
                next
            }
            Some(place) => *place,
            None => 0,
        }
    }

    fn lay(&mut self, cover: &[Weighed]) {
        self.strengths.fill(0.0);
        for (node, weight) in cover.iter().map(weighed) {
            let place = self.places.get(usize::from(node)).copied().unwrap_or_default();
            if let Some(strength) = self.strengths.get_mut(usize::from(place)) {
                *strength = weight;
            }
        }
        if let Some(nobody) = self.strengths.first_mut() {
            *nobody = 0.0;
        }
    }

    #[inline]
    fn credit(&self, tree: &TreeWeights, asked: &Asked) -> f64 {
        let at = |place: u16| self.strengths.get(usize::from(place)).copied().unwrap_or_default();
        credit(tree, asked.is_subfield, at(asked.own), (at(asked.cluster), at(asked.subfield)))
    }
}

/// A need laid out for comparing it with many people.
#[derive(Debug)]
pub struct NeedDesk {
    cover: Cover,
    few: Few,
    vocabulary: Vocabulary,
    /// Steps of weight of each word of the vocabulary, and those of the universal ones alone.
    steps: Vec<[u32; 2]>,
    lang: Option<Lang>,
    common: Common,
}

impl NeedDesk {
    /// Lays it out.
    pub fn new(engine: &Engine, need: &NeedSketch<'_>) -> Self {
        let mut cover = Cover(vec![0.0; engine.homes.len()]);
        cover.lay(need.cover);
        let mut steps = vec![[0, 0]; need.vocabulary.len()];
        for (place, weight, is_universal) in need.words.iter().map(used) {
            if let Some(both) = steps.get_mut(place) {
                *both = [both[0] + weight, both[1] + if is_universal { weight } else { 0 }];
            }
        }
        let common = Common { is_used: vec![false; need.vocabulary.len()], ..Common::default() };
        let vocabulary = Vocabulary::new(need.vocabulary);
        Self { cover, few: Few::of(need, &engine.homes), vocabulary, steps, lang: need.lang, common }
    }

    /// What the need has in common with a person.
    pub fn with(&mut self, engine: &Engine, person: &PersonSketch<'_>) -> &Common {
        let Self { cover, few, vocabulary, steps, lang, common } = self;
        let tree = &engine.weights.tree;
        few.lay(person.cover);
        refill(&mut common.subject, few.subject.iter().map(|asked| few.credit(tree, asked)));
        refill(&mut common.named, few.named.iter().map(|asked| few.credit(tree, asked)));
        refill(&mut common.heart, person.mentions.iter().map(|mention| cover.credit(engine, weighed(mention).0)));
        common.is_used.fill(false);
        common.found = 0;
        let which = usize::from(!is_comparable(*lang, person.lang));
        for place in vocabulary.used(person.words) {
            if let (Some(is_used), Some(steps)) = (common.is_used.get_mut(place), steps.get(place)) {
                *is_used = true;
                common.found += steps[which];
            }
        }
        common
    }
}

/// A person laid out for comparing them with many needs.
#[derive(Debug)]
pub struct PersonDesk {
    person: Cover,
    need: Cover,
    words: Vocabulary,
    lang: Option<Lang>,
    mentions: Vec<Node>,
    common: Common,
}

impl PersonDesk {
    /// Lays them out.
    pub fn new(engine: &Engine, person: &PersonSketch<'_>) -> Self {
        let [mut cover, need] = [(); 2].map(|()| Cover(vec![0.0; engine.homes.len()]));
        cover.lay(person.cover);
        let mentions = person.mentions.iter().map(|mention| weighed(mention).0).collect();
        let words = Vocabulary::new(person.words);
        Self { person: cover, need, words, lang: person.lang, mentions, common: Common::default() }
    }

    /// What the person has in common with a need.
    pub fn with(&mut self, engine: &Engine, need: &NeedSketch<'_>) -> &Common {
        let Self { person, need: cover, words, lang, mentions, common } = self;
        refill(&mut common.subject, need.mentions.iter().map(|mention| person.credit(engine, weighed(mention).0)));
        refill(&mut common.named, need.named().iter().map(|node| person.credit(engine, u16::from_le_bytes(*node))));
        cover.lay(need.cover);
        refill(&mut common.heart, mentions.iter().map(|node| cover.credit(engine, *node)));
        cover.clear(need.cover);
        refill(&mut common.is_used, need.vocabulary.iter().map(|word| words.has(u32::from_le_bytes(*word))));
        let is_same = is_comparable(*lang, need.lang);
        let is_found = |(place, _, is_universal): &(usize, u32, bool)| {
            (is_same || *is_universal) && common.is_used.get(*place).is_some_and(|is_used| *is_used)
        };
        common.found = need.words.iter().map(used).filter(is_found).map(|word| word.1).sum();
        common
    }
}

fn refill<T>(list: &mut Vec<T>, items: impl Iterator<Item = T>) {
    list.clear();
    list.extend(items);
}
