//! Who fits whom: a pure engine, domain in, domain out. No database, no clock, no network.
//!
//! The way of the data: `text` brings every spelling into one form, `concepts` finds terms of the `taxonomy` in it (unless
//! `negation` says that the sentence denies them), `words` collects the rest. `features` are what is kept of a profile
//! or a need. `score` compares two of them into `lines`, with the stated facts of `constraints`, the `weights` of
//! `config/matching.toml` and the proofs of `evidence`. `index` finds candidates, `explain` names what the lines say, `eval` measures.
//!
//! Name, sex, age, origin and ties to Gansu are never an input. A pair's score depends on that pair alone, never on the
//! pool, so that it can be computed again on any node and in any later year.

pub mod concepts;
mod constraints;
pub mod eval;
mod evidence;
pub mod explain;
pub mod features;
pub mod index;
pub mod lines;
mod negation;
mod score;
pub mod taxonomy;
pub mod text;
pub mod weights;
mod words;

use concepts::Spotter;
pub use explain::{Explained, Phrase};
pub use features::{NeedFeatures, PersonFeatures};
pub use index::{Hit, Index};
pub use lines::{Criterion, Line, LineResult, Link, Score, Side};
use taxonomy::{DataError, Taxonomy};
use weights::Weights;

/// Version of the code that makes features and scores; changes when either would come out differently.
pub const ENGINE_VERSION: &str = "1";

/// The engine: taxonomy, weights and what was prepared from them. Made once at start, shared by all.
#[derive(Debug)]
pub struct Engine {
    /// Fields, sub-fields and concepts.
    pub taxonomy: Taxonomy,
    /// The compiled-in weights.
    pub weights: Weights,
    spotter: Spotter,
}

impl Engine {
    /// The engine with the compiled-in data. Fails only when those are broken, which the tests exclude.
    pub fn load() -> Result<Self, DataError> {
        let taxonomy = Taxonomy::load()?;
        let spotter = Spotter::new(&taxonomy)?;
        Ok(Self { taxonomy, weights: Weights::load()?, spotter })
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
}
