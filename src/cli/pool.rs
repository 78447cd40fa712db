//! A pool of people and needs from files, for commands that match without a database.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::{Failure, reading};
use crate::documents::people_needs::{self, ImportedNeed, ImportedPerson};
use crate::domain::barred::is_barred;
use crate::domain::value::{Bilingual, Lang};
use crate::matching::tune::Judged;
use crate::matching::weights::Weights;
use crate::matching::{Engine, Index, PersonFeatures, Score};

/// The two files.
#[derive(Debug, Clone, Args)]
pub struct Files {
    /// People, one JSON object a line
    #[arg(long, value_name = "FILE")]
    pub talents: PathBuf,
    /// Needs, one JSON object a line
    #[arg(long, value_name = "FILE")]
    pub needs: PathBuf,
    /// Share of the taxonomy's labels that are hidden, 0 to 1: shows what the other signals carry
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    pub hide: f64,
    /// Draws what is hidden, and the parts of a cross-validation
    #[arg(long, default_value_t = 42)]
    pub seed: u64,
}

/// People in the index, and needs to ask it.
pub struct Pool {
    engine: Engine,
    index: Index,
    features: HashMap<String, PersonFeatures>,
    people: HashMap<String, ImportedPerson>,
    /// The needs, in the order of their file.
    pub needs: Vec<ImportedNeed>,
}

impl Pool {
    /// Reads both files and computes the features of everybody.
    pub fn read(files: &Files) -> Result<Self, Failure> {
        let people = reading::rows(&files.talents, people_needs::people)?;
        let needs = reading::rows(&files.needs, people_needs::needs)?;
        let engine = Engine::hiding(files.hide, files.seed).map_err(Failure::failed)?;
        let read = |person: &ImportedPerson| engine.person(&person.profile, person.identity.title.as_deref());
        let features: HashMap<String, PersonFeatures> =
            people.iter().map(|person| (person.reference.clone(), read(person))).collect();
        let document =
            |(id, person): (&String, &PersonFeatures)| engine.person_document(id, 1, engine.pack_person(person));
        let index = Index::build(features.iter().filter_map(document), []);
        let people = people.into_iter().map(|person| (person.reference.clone(), person)).collect();
        Ok(Self { engine, index, features, people, needs })
    }

    /// Everybody for a need with the value that orders the review, best first, ties by id; never its own employees.
    pub fn ranked(&self, need: &ImportedNeed) -> Vec<(String, f64)> {
        let firm = Bilingual::typed(&need.enterprise, Lang::Zh);
        let hits = self.index.rank_all(&self.engine, &self.engine.need(&need.brief)).into_iter();
        let may = |id: &str| self.people.get(id).is_some_and(|person| !is_barred(&person.identity, &firm, None));
        hits.filter(|hit| may(&hit.id)).map(|hit| (hit.id, hit.fit.order)).collect()
    }

    /// The score of one pair, with the engine that made it.
    pub fn explained(self, need: &str, person: &str) -> Result<(Arc<Engine>, Score), Failure> {
        let need = self.needs.iter().find(|known| known.reference == need);
        let need = need.ok_or_else(|| Failure::bad("no such need in the file"))?;
        let person = self.features.get(person).ok_or_else(|| Failure::bad("no such person in the file"))?;
        let score = self.engine.score(&self.engine.need(&need.brief), person);
        Ok((Arc::new(self.engine), score))
    }

    /// The weights in force.
    pub fn weights(&self) -> &Weights {
        &self.engine.weights
    }

    /// Everybody who may be ranked for a need, by what each line found.
    pub fn judged(&self, need: &ImportedNeed) -> Vec<Judged> {
        let firm = Bilingual::typed(&need.enterprise, Lang::Zh);
        let wanted = self.engine.need(&need.brief);
        let may = |id: &str| self.people.get(id).is_some_and(|person| !is_barred(&person.identity, &firm, None));
        let all = self.features.iter().filter(|(id, _)| may(id));
        let passing = all.filter(|(_, person)| self.engine.passes(&wanted, person));
        passing.map(|(id, person)| Judged::of(id, &self.engine.unscaled(&wanted, person))).collect()
    }

    /// True when a need and a person are written in different languages; mixed counts as the same.
    pub fn is_cross(&self, need: &str, person: &str) -> bool {
        let need = self.needs.iter().find(|n| n.reference == need).and_then(|n| n.text_lang);
        let person = self.people.get(person).and_then(|p| p.text_lang);
        matches!((need, person), (Some(a), Some(b)) if a != b)
    }
}

/// Writes a file that appears whole or not at all.
pub fn write_whole(path: &Path, text: &str) -> Result<(), Failure> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    std::fs::write(&part, text)
        .and_then(|()| std::fs::rename(&part, path))
        .map_err(|e| Failure::failed(format!("{}: {e}", path.display())))
}
