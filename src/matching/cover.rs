//! How firmly one side stands for the nodes of the taxonomy, and the credit that this is for what the other side names.

use super::Engine;
use super::sketch::{NeedSketch, Weighed, weighed};
use super::taxonomy::{Home, Node};
use super::weights::TreeWeights;

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
pub struct Cover(Vec<f32>);

impl Cover {
    /// Nothing yet, for a taxonomy of so many nodes.
    pub fn new(nodes: usize) -> Self {
        Self(vec![0.0; nodes])
    }

    /// Enters a cover.
    pub fn lay(&mut self, cover: &[Weighed]) {
        for (node, weight) in cover.iter().map(weighed) {
            if let Some(place) = self.0.get_mut(usize::from(node)) {
                *place = weight;
            }
        }
    }

    /// Takes it out again.
    pub fn clear(&mut self, cover: &[Weighed]) {
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

    /// The credit for a node, 0 to 1.
    #[inline]
    pub fn credit(&self, engine: &Engine, node: Node) -> f64 {
        let Some(home) = engine.homes.get(usize::from(node)) else { return 0.0 };
        let near = (self.at(home.cluster), self.at(home.subfield));
        credit(&engine.weights.tree, home.is_subfield, self.at(node), near)
    }
}

/// A node that the need asks about, with its neighbours, each by its place among those that matter.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    own: u16,
    cluster: u16,
    subfield: u16,
    is_subfield: bool,
}

/// How firmly a person stands for the few nodes that one need asks about.
#[derive(Debug, Default)]
pub struct Few {
    /// For each node of the taxonomy its place; 0 for those that nobody asks about.
    places: Vec<u16>,
    strengths: Vec<f32>,
    /// What the need mentions.
    pub subject: Vec<Asked>,
    /// What its keywords name, and how much each weighs within its keyword.
    pub named: Vec<(Asked, f64)>,
}

impl Few {
    /// Of what a need asks about.
    pub fn of(engine: &Engine, need: &NeedSketch<'_>) -> Self {
        let homes = &engine.homes[..];
        let mut few = Self { places: vec![0; homes.len()], strengths: vec![0.0], ..Self::default() };
        few.subject = need.mentions.iter().map(|mention| few.asked(weighed(mention).0, homes)).collect();
        let named = need.named().iter().map(|node| u16::from_le_bytes(*node));
        few.named = named.map(|node| (few.asked(node, homes), engine.weight_in_keyword(node))).collect();
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

    /// Enters the cover of a person.
    pub fn lay(&mut self, cover: &[Weighed]) {
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

    /// The credit for a node, 0 to 1.
    #[inline]
    pub fn credit(&self, tree: &TreeWeights, asked: &Asked) -> f64 {
        let at = |place: u16| self.strengths.get(usize::from(place)).copied().unwrap_or_default();
        credit(tree, asked.is_subfield, at(asked.own), (at(asked.cluster), at(asked.subfield)))
    }
}

impl Engine {
    /// How much a concept weighs within a keyword.
    pub fn weight_in_keyword(&self, node: Node) -> f64 {
        let is_general = self.homes.get(usize::from(node)).is_some_and(|home| home.is_general);
        if is_general { self.weights.keyword.general } else { 1.0 }
    }
}
