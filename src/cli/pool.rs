//! A pool of people and needs from files, for commands that match without a database.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Failure, reading};
use crate::documents::people_needs::{self, ImportedNeed, ImportedPerson};
use crate::domain::barred::is_barred;
use crate::domain::value::{Bilingual, Lang};
use crate::matching::{Engine, Index};

/// The two files.
#[derive(Debug, Args)]
pub struct Files {
    /// People, one JSON object a line
    #[arg(long, value_name = "FILE")]
    pub talents: PathBuf,
    /// Needs, one JSON object a line
    #[arg(long, value_name = "FILE")]
    pub needs: PathBuf,
}

/// People in the index, and needs to ask it.
pub struct Pool {
    engine: Engine,
    index: Index,
    people: HashMap<String, ImportedPerson>,
    /// The needs, in the order of their file.
    pub needs: Vec<ImportedNeed>,
}

impl Pool {
    /// Reads both files and computes the features of everybody.
    pub fn read(files: &Files) -> Result<Self, Failure> {
        let people = reading::rows(&files.talents, people_needs::people)?;
        let needs = reading::rows(&files.needs, people_needs::needs)?;
        let engine = Engine::load().map_err(Failure::failed)?;
        let mut index = Index::new();
        for person in &people {
            index.put_person(&person.reference, 1, engine.person(&person.profile, person.identity.title.as_deref()));
        }
        let people = people.into_iter().map(|person| (person.reference.clone(), person)).collect();
        Ok(Self { engine, index, people, needs })
    }

    /// Everybody for a need with the value that orders the review, best first, ties by id; never its own employees.
    pub fn ranked(&self, need: &ImportedNeed) -> Vec<(String, f64)> {
        let firm = Bilingual::typed(&need.enterprise, Lang::Zh);
        let hits = self.index.rank_all(&self.engine, &self.engine.need(&need.brief)).into_iter();
        let may = |id: &str| self.people.get(id).is_some_and(|person| !is_barred(&person.identity, &firm, None));
        hits.filter(|(id, ..)| may(id)).map(|(id, _, score)| (id, score.order)).collect()
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
