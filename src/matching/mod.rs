//! Who fits whom: a pure engine, domain in, domain out. No database, no clock, no network.
//!
//! The way of the data: `text` brings every spelling into one form, `concepts` finds terms of the `taxonomy` in it (unless
//! `negation` says that the sentence denies them; what each label names is in `senses`), `words` collects the rest. `reading`
//! makes of the `texts` of a profile or a need its `features`, which are kept; `sketch`, part by part in `packing`, and `facts`
//! pack what a score is computed from; `near` adds what the texts come near to without naming it. `judge` compares two of them, with the `constraints` and the `weights` of
//! `config/matching.toml`; `score` makes `lines` of it with the proofs of `evidence`. `index` finds the best of many, `coach`
//! counts what a need's wishes cost, `explain` names what the lines say, `reasons` puts them into sentences, `eval` measures.
//! `suggest` finds concepts by what is typed of their names. What a taxonomy is made of is in `nodes`.
//!
//! Name, sex, age, origin and ties to Gansu are never an input. A pair's score depends on that pair alone, never on the
//! pool, so that it can be computed again on any node and in any later year.

pub mod coach;
mod compare;
pub mod concepts;
mod constraints;
mod cover;
mod desk;
pub mod difference;
pub mod document;
pub mod eval;
mod evidence;
pub mod explain;
mod facts;
pub mod faults;
pub mod features;
mod figures;
mod gate;
pub mod index;
mod judge;
mod known;
pub mod lines;
pub(crate) mod meaning;
mod near;
mod negation;
mod nodes;
mod overlay;
mod packing;
pub mod plain;
pub(crate) mod reading;
pub mod reasons;
mod score;
pub(crate) mod senses;
mod sheet;
mod shorts;
pub(crate) mod sketch;
pub mod source;
mod subjects;
pub mod suggest;
mod tables;
pub mod taxonomy;
pub mod text;
mod texts;
mod tokens;
pub mod tune;
mod vocabulary;
pub mod weights;
pub(crate) mod words;

use std::sync::{Arc, OnceLock};

use crate::domain::value::Lang;
use concepts::Spotter;
pub use document::Snapshot;
pub use explain::{Explained, Phrase};
pub use features::{NeedFeatures, Part, PersonFeatures, Spot};
pub use index::{Hit, Index};
pub use lines::{Criterion, Fit, Line, LineResult, Link, Score, Side};
use longyuan_embedding::{Embedder, EmbeddingError, Names};
use near::Nearby;
pub use overlay::Overlaid;
use suggest::{Suggested, Suggestions};
pub use tables::DataError;
use taxonomy::{Home, Taxonomy};
use weights::Weights;

/// Version of the code that makes features and scores; changes when either would come out differently.
pub const ENGINE_VERSION: &str = "5";

/// The engine: taxonomy, weights and what was prepared from them. Made once a version of the taxonomy, shared by all.
#[derive(Debug)]
pub struct Engine {
    /// Fields, sub-fields and concepts.
    pub taxonomy: Taxonomy,
    /// The compiled-in weights.
    pub weights: Weights,
    spotter: Spotter,
    /// Shared with the engines of other versions of the taxonomy: it is large.
    embedder: Arc<Embedder>,
    /// Shared in the same way.
    names: Arc<Names>,
    nearby: Nearby,
    /// For each node where it belongs.
    homes: Vec<Home>,
    /// Names by what is typed of them, read when somebody first asks.
    suggestions: OnceLock<Suggestions>,
}

impl Engine {
    /// The engine with the compiled-in data. Fails only when those are broken, which the tests exclude.
    pub fn load() -> Result<Self, DataError> {
        Self::hiding(0.0, 0)
    }

    /// The same, blind to a share of the taxonomy's labels drawn by `seed`: no taxonomy knows every word that people use, and
    /// measures and fits must not lean on one that happens to.
    pub fn hiding(share: f64, seed: u64) -> Result<Self, DataError> {
        let taxonomy = Taxonomy::load()?;
        let drawn = |label: &str| f64::from(text::hash(&format!("{seed}/{label}"))) / f64::from(u32::MAX);
        let spotter = Spotter::without(&taxonomy, &|label| drawn(label) < share)?;
        let broken = |cause: EmbeddingError| DataError { file: "assets/embedding", reason: cause.to_string() };
        let (embedder, names) = (Embedder::load().map_err(broken)?, Names::load().map_err(broken)?);
        Ok(Self::of(taxonomy, spotter, Weights::load()?, (Arc::new(embedder), Arc::new(names))))
    }

    /// The same engine for another taxonomy. Fails for one with a label that means two things.
    pub fn with(&self, taxonomy: Taxonomy) -> Result<Self, DataError> {
        let spotter = Spotter::new(&taxonomy)?;
        Ok(Self::of(taxonomy, spotter, self.weights.clone(), (Arc::clone(&self.embedder), Arc::clone(&self.names))))
    }

    fn of(
        taxonomy: Taxonomy,
        spotter: Spotter,
        weights: Weights,
        (embedder, names): (Arc<Embedder>, Arc<Names>),
    ) -> Self {
        let (homes, nearby) = (taxonomy.homes(), Nearby::new(&taxonomy, &embedder, &names));
        Self { taxonomy, weights, spotter, embedder, names, nearby, homes, suggestions: OnceLock::new() }
    }

    /// The engine of the compiled-in data, loaded at the first call; a database may have published another taxonomy.
    pub fn shared() -> Result<Arc<Self>, DataError> {
        static ENGINE: OnceLock<Result<Arc<Engine>, DataError>> = OnceLock::new();
        ENGINE.get_or_init(|| Self::load().map(Arc::new)).clone()
    }

    /// Version of the code.
    pub fn engine_version(&self) -> &'static str {
        ENGINE_VERSION
    }

    /// Version of the taxonomy: a short hash of its data.
    pub fn taxonomy_version(&self) -> &str {
        &self.taxonomy.version
    }

    /// Version of the weights.
    pub fn weights_version(&self) -> &str {
        &self.weights.version
    }

    /// All three versions in one: features made by other versions must be made anew.
    pub fn versions(&self) -> String {
        format!("{}/{}/{}", ENGINE_VERSION, self.taxonomy.version, self.weights.version)
    }

    /// The concepts in a text, for showing where a word was found.
    pub fn concepts_in(&self, text: &str) -> Vec<concepts::Found> {
        self.spotter.find(text, true)
    }

    /// The concepts that somebody may mean who has typed so much, best first, at most `most`; names in `lang` first.
    pub fn suggest(&self, typed: &str, lang: Lang, most: usize) -> Vec<Suggested> {
        self.suggestions.get_or_init(|| Suggestions::of(&self.taxonomy)).find(typed, lang, most)
    }
}

#[cfg(test)]
mod tests;
