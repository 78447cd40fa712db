//! What is put in and what is seen of it later.

use std::hash::Hash;

/// The impact that counts as strength 1: a token of this impact adds its whole weight to a score.
pub const IMPACT_UNIT: u8 = 200;

/// What names a document: unique, comparable (ties of a ranking go to the smaller key).
pub trait Key: Clone + Ord + Hash {}
impl<T: Clone + Ord + Hash> Key for T {}

/// What hard filters look at: a small plain value. More than 32 bytes are refused when compiling.
pub trait Facts: Copy {
    /// What most filters look at, in 64 bits that are kept side by side: a search reads the gates of thousands of
    /// documents, and their facts only where the gate is not enough. 0 where filters have no use for one.
    fn gate(&self) -> u64 {
        0
    }
}

/// A number is its own gate.
impl Facts for u32 {
    fn gate(&self) -> u64 {
        u64::from(*self)
    }
}

/// A hard filter: it is asked about gates first ([`Facts::gate`]), and about facts where these are not enough. A closure
/// over facts is a filter that has no use for gates.
pub trait Filter<F> {
    /// Whether a document passes.
    fn passes(&self, facts: &F) -> bool;

    /// False for the gate of documents none of which passes.
    fn admits(&self, gate: u64) -> bool;

    /// Whether every document passes whose gate is admitted.
    fn is_gate_enough(&self) -> bool;
}

impl<F, T: Fn(&F) -> bool> Filter<F> for T {
    #[inline]
    fn passes(&self, facts: &F) -> bool {
        self(facts)
    }

    #[inline]
    fn admits(&self, _: u64) -> bool {
        true
    }

    #[inline]
    fn is_gate_enough(&self) -> bool {
        false
    }
}

/// One document to index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document<K, F> {
    /// Unique name.
    pub key: K,
    /// Which edition of the document this is; an older edition never replaces a newer one.
    pub version: i32,
    /// Tokens and how strongly each holds, 0 to [`IMPACT_UNIT`] (higher impacts up to 255 are taken as they are). In any order; of a
    /// token that stands twice the stronger counts; impact 0 is the same as absence.
    pub tokens: Vec<(u32, u8)>,
    /// For filters.
    pub facts: F,
    /// Opaque to the index; handed to the judge of a re-rank.
    pub forward: Vec<u8>,
    /// Documents of neighbouring hints are laid side by side. Give like documents like hints: searches get faster, answers stay.
    pub hint: u32,
}

impl<K, F> Document<K, F> {
    /// The tokens in ascending order, each once, none of impact 0.
    pub(crate) fn normal_tokens(&self) -> Vec<(u32, u8)> {
        let mut tokens: Vec<(u32, u8)> = self.tokens.iter().copied().filter(|(_, impact)| *impact > 0).collect();
        tokens.sort_unstable_by_key(|(token, impact)| (*token, std::cmp::Reverse(*impact)));
        tokens.dedup_by_key(|(token, _)| *token);
        tokens
    }
}

/// What the index keeps of a document, without copying it.
#[derive(Debug, PartialEq, Eq)]
pub struct View<'a, K, F> {
    /// Unique name.
    pub key: &'a K,
    /// The edition that is indexed.
    pub version: i32,
    /// For filters.
    pub facts: F,
    /// The opaque bytes as they were given.
    pub forward: &'a [u8],
    /// The ordering hint as it was given.
    pub hint: u32,
}
