//! Who fits whom: a pure engine, domain in, domain out. No database, no clock, no network.
//!
//! The way of the data: `text` brings every spelling into one form, `concepts` finds terms of the `taxonomy` in it (unless
//! `negation` says that the sentence denies them), `words` collects the rest. `features` are what is kept of a profile
//! or a need; `sketch` and `facts` pack what a score is computed from. `judge` compares two of them, with the
//! `constraints` and the `weights` of `config/matching.toml`; `score` makes `lines` of it with the proofs of `evidence`. `index`
//! finds the best of many, `coach` counts what a need's wishes cost, `explain` names what the lines say, `reasons` puts them into sentences, `eval` measures. `suggest` finds concepts by what is typed of their names.
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
pub mod index;
mod judge;
mod known;
pub mod lines;
pub(crate) mod meaning;
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
use longyuan_embedding::Embedder;
pub use overlay::Overlaid;
use suggest::{Suggested, Suggestions};
pub use tables::DataError;
use taxonomy::{Home, Taxonomy};
use weights::Weights;

/// Version of the code that makes features and scores; changes when either would come out differently.
pub const ENGINE_VERSION: &str = "4";

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
        let embedder =
            Embedder::load().map_err(|cause| DataError { file: "assets/embedding", reason: cause.to_string() })?;
        Ok(Self::of(taxonomy, spotter, Weights::load()?, Arc::new(embedder)))
    }

    /// The same engine for another taxonomy. Fails for one with a label that means two things.
    pub fn with(&self, taxonomy: Taxonomy) -> Result<Self, DataError> {
        let spotter = Spotter::new(&taxonomy)?;
        Ok(Self::of(taxonomy, spotter, self.weights.clone(), Arc::clone(&self.embedder)))
    }

    fn of(taxonomy: Taxonomy, spotter: Spotter, weights: Weights, embedder: Arc<Embedder>) -> Self {
        let homes = taxonomy.homes();
        Self { taxonomy, weights, spotter, embedder, homes, suggestions: OnceLock::new() }
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
mod tests {
    use super::*;
    use crate::domain::need::NeedBrief;
    use crate::domain::talent::TalentProfile;
    use crate::domain::value::Lang;

    fn need(json: serde_json::Value) -> NeedBrief {
        serde_json::from_value(json).expect("a need")
    }

    fn person(json: serde_json::Value) -> TalentProfile {
        serde_json::from_value(json).expect("a profile")
    }

    fn peptide_need() -> serde_json::Value {
        serde_json::json!({
            "kind": "consulting", "title": {"zh": "长链多肽工艺放大"}, "fields": ["biomedicine"], "modes": ["consulting"],
            "must": ["固相合成", "制备纯化"], "nice": ["冻干"], "languages": ["zh"], "min_degree": "master", "min_years": 5
        })
    }

    fn peptide_person() -> serde_json::Value {
        serde_json::json!({
            "headline": {"en": "Peptide chemist: SPPS from the bench to kilograms"}, "fields": ["biomedicine"],
            "skills": ["preparative HPLC", "long peptides"], "degree": "doctor", "years_experience": 12, "country": "US",
            "modes": ["consulting"], "languages": ["en"]
        })
    }

    #[test]
    fn a_score_is_the_sum_of_its_lines() {
        let engine = Engine::shared().expect("data are sound");
        let score = engine.score(&engine.need(&need(peptide_need())), &engine.person(&person(peptide_person()), None));
        for (side, total) in [(Side::Need, score.need_fit), (Side::Person, score.person_fit)] {
            let lines = score.lines.iter().filter(|l| l.side == side);
            let sum = lines.clone().fold(0.0, |s, l| s + l.points);
            let of: f64 = lines.map(|l| l.of).sum();
            assert_eq!(sum, total);
            assert!((of - 100.0).abs() < 1e-9);
        }
        assert!(score.need_fit > 60.0 && score.person_fit > 70.0);
    }

    #[test]
    fn the_reasons_are_named_in_the_readers_language() {
        let engine = Engine::shared().expect("data are sound");
        let score = engine.score(&engine.need(&need(peptide_need())), &engine.person(&person(peptide_person()), None));
        let named = |phrases: &[Phrase]| phrases.iter().map(|p| p.text.clone()).collect::<Vec<_>>();
        let en = engine.phrases(&score.lines, Lang::En);
        assert_eq!(named(&en.met)[..2], ["Solid-phase peptide synthesis", "Preparative purification"]);
        assert_eq!(named(&en.missing), ["Freeze-drying"]);
        assert_eq!(named(&engine.phrases(&score.lines, Lang::Zh).missing), ["冻干"]);
    }

    #[test]
    fn a_person_is_named_by_what_weighs_most() {
        let engine = Engine::shared().expect("data are sound");
        let features = engine.person(&person(peptide_person()), None);
        let slug = engine.speciality_of(&features).expect("names something");
        assert_eq!(engine.label(slug, Lang::Zh), "多肽合成");
    }

    #[test]
    fn a_pair_scores_alike_in_either_language() {
        let engine = Engine::shared().expect("data are sound");
        let mut english = peptide_need();
        english["title"] = serde_json::json!({"en": "Scale-up of long-chain peptides"});
        english["must"] = serde_json::json!(["solid phase synthesis", "preparative purification"]);
        english["nice"] = serde_json::json!(["lyophilisation"]);
        let person = engine.person(&person(peptide_person()), None);
        let zh = engine.score(&engine.need(&need(peptide_need())), &person);
        let en = engine.score(&engine.need(&need(english)), &person);
        assert!((zh.need_fit - en.need_fit).abs() < 5.0, "{} and {}", zh.need_fit, en.need_fit);
        assert_eq!(zh.person_fit, en.person_fit);
    }

    #[test]
    fn only_filters_and_what_is_not_stated_costs_nothing() {
        let engine = Engine::shared().expect("data are sound");
        let mut strict = peptide_need();
        strict["only"] = serde_json::json!(["languages"]);
        let strict = engine.need(&need(strict));
        assert!(!engine.passes(&strict, &engine.person(&person(peptide_person()), None)));
        let mut silent = peptide_person();
        silent["languages"] = serde_json::json!([]);
        let silent = engine.person(&person(silent), None);
        assert!(engine.passes(&strict, &silent));
        let score = engine.score(&strict, &silent);
        let line = score.lines.iter().find(|l| l.criterion == Criterion::Languages).expect("is asked");
        assert_eq!((line.result, line.of), (LineResult::NotStated, 0.0));
    }

    #[test]
    fn what_the_person_denies_is_missing() {
        let engine = Engine::shared().expect("data are sound");
        let mut denying = peptide_person();
        denying["summary"] = serde_json::json!({"en": "Ten years of synthesis. I have never done freeze-drying."});
        let score = engine.score(&engine.need(&need(peptide_need())), &engine.person(&person(denying), None));
        let line = score.lines.iter().find(|l| l.criterion == Criterion::Nice).expect("is asked");
        assert_eq!((line.result, line.link, line.points), (LineResult::Missing, Some(Link::Denied), 0.0));
    }

    #[test]
    fn features_survive_storage() {
        let engine = Engine::shared().expect("data are sound");
        let features = engine.person(&person(peptide_person()), Some("Head of peptides"));
        let json = serde_json::to_string(&features).expect("serialises");
        assert_eq!(serde_json::from_str::<PersonFeatures>(&json).expect("reads"), features);
        assert_eq!(features.made_by, engine.versions());
    }
}
