//! People and needs in memory: who may fit is found by shared tokens, who fits best by the exact figures. It is never a truth: it
//! is rebuilt from stored features and follows the change marks.

use std::cell::RefCell;

use longyuan_index::{Bytes, Filter, IMPACT_UNIT, Judged, Judgement, Query, Scratch};

use super::Engine;
use super::compare::{WithNeed, WithPerson};
use super::constraints;
use super::document::{NeedDocument, PackedNeed, PersonDocument};
use super::facts::{self, NeedFacts, PersonFacts};
use super::features::{NeedFeatures, PersonFeatures};
use super::gate::Ticked;
use super::lines::Fit;
use crate::domain::field::FieldCode;

/// Those whom the tokens nominate to be judged exactly, at least; and how many times the number asked for.
pub const NOMINATED: usize = 1_000;
const NOMINATED_PER_HIT: usize = 4;

/// Who was found, in which version, with the figures of the score.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The person or need.
    pub id: String,
    /// Its version in the index.
    pub version: i32,
    /// The figures; equal to those of [`Engine::score`].
    pub fit: Fit,
}

impl Judgement for Fit {
    fn order(&self) -> f64 {
        self.order
    }
}

impl Hit {
    fn of(found: Judged<'_, String, Fit>) -> Self {
        Self { id: found.key.clone(), version: found.version, fit: found.judged }
    }
}

/// People and needs.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) people: longyuan_index::Index<String, PersonFacts>,
    needs: longyuan_index::Index<String, NeedFacts>,
}

/// What was folded aside.
#[derive(Debug)]
pub struct Folded {
    people: longyuan_index::Folded<String, PersonFacts>,
    needs: longyuan_index::Folded<String, NeedFacts>,
}

impl Index {
    /// An empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// An index of many at once, laid out best.
    pub fn build(
        people: impl IntoIterator<Item = PersonDocument>,
        needs: impl IntoIterator<Item = NeedDocument>,
    ) -> Self {
        Self { people: longyuan_index::Index::build(people), needs: longyuan_index::Index::build(needs) }
    }

    /// Adds or replaces a person; an older version than the known one is ignored.
    pub fn put_person(&mut self, person: PersonDocument) {
        self.people.put(person);
    }

    /// Takes a person out.
    pub fn remove_person(&mut self, id: &str) {
        self.people.remove(&id.to_owned());
    }

    /// Adds or replaces a need; an older version than the known one is ignored.
    pub fn put_need(&mut self, need: NeedDocument) {
        self.needs.put(need);
    }

    /// Takes a need out.
    pub fn remove_need(&mut self, id: &str) {
        self.needs.remove(&id.to_owned());
    }

    /// What is worth folding now, computed aside; `None` when nothing is.
    pub fn fold_begin(&self) -> Option<Folded> {
        let is_due = self.people.fold_due() || self.needs.fold_due();
        is_due.then(|| Folded { people: self.people.fold_begin(), needs: self.needs.fold_begin() })
    }

    /// Takes over what was folded aside; what has changed since stays as it is.
    pub fn fold_end(&mut self, folded: Folded) {
        self.people.fold_end(folded.people);
        self.needs.fold_end(folded.needs);
    }

    /// Numbers of people and of needs.
    pub fn len(&self) -> (usize, usize) {
        (self.people.len(), self.needs.len())
    }

    /// True when nobody and nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.len() == (0, 0)
    }

    /// Heap bytes of the people and of the needs, by part.
    pub fn bytes(&self) -> (Bytes, Bytes) {
        (self.people.bytes(), self.needs.bytes())
    }

    /// The version of a person that is in the index.
    pub fn person_version(&self, id: &str) -> Option<i32> {
        self.people.get(&id.to_owned()).map(|view| view.version)
    }

    /// The version of a need that is in the index.
    pub fn need_version(&self, id: &str) -> Option<i32> {
        self.needs.get(&id.to_owned()).map(|view| view.version)
    }

    /// The best `k` people for a need, best first, ties by id; those whom an "only" shuts out are not among them. Exact among
    /// those whom the tokens nominate, and in a small pool among all.
    pub fn top_people(&self, engine: &Engine, need: &NeedFeatures, k: usize) -> Vec<Hit> {
        self.top_people_of(engine, need, k, nominated(k))
    }

    /// The same of so many as the tokens nominate.
    pub fn top_people_of(&self, engine: &Engine, need: &NeedFeatures, k: usize, nominated: usize) -> Vec<Hit> {
        let need = engine.pack_need(need);
        self.people_where(engine, &need, (k, nominated), need.facts)
    }

    /// The ids of the best `k` people by their tokens alone, whom no "only" shuts out: the part of the work that plain search engines do.
    #[cfg(feature = "bench")]
    pub fn top_people_by_tokens(&self, engine: &Engine, need: &NeedFeatures, k: usize) -> Vec<String> {
        let need = engine.pack_need(need);
        let query = Query::new(engine.asked_tokens(&need));
        let found = with_scratch(|scratch| self.people.search(&query, need.facts, k, scratch));
        found.into_iter().map(|hit| hit.key.clone()).collect()
    }

    /// The best `k` people who ticked a field, whatever an "only" says.
    pub fn top_people_of_field(&self, engine: &Engine, need: &NeedFeatures, k: usize, field: &FieldCode) -> Vec<Hit> {
        let ticked = Ticked(facts::fields(&engine.taxonomy, std::slice::from_ref(field)));
        self.people_where(engine, &engine.pack_need(need), (k, nominated(k)), ticked)
    }

    fn people_where(
        &self,
        engine: &Engine,
        need: &PackedNeed,
        (k, nominated): (usize, usize),
        filter: impl Filter<PersonFacts>,
    ) -> Vec<Hit> {
        let Some(mut with) = WithNeed::new(engine, need) else { return Vec::new() };
        let query = Query::new(engine.tokens_of_need(with.view()));
        let people = &self.people;
        let found = with_scratch(|scratch| match people.len() <= nominated {
            true => people.forward_scan(&query, filter, k, scratch, &mut with),
            false => people.rerank(&query, filter, nominated, k, scratch, &mut with),
        });
        found.into_iter().map(Hit::of).collect()
    }

    /// Everybody who passes, best first, ties by id: for measures and small files.
    pub fn rank_all(&self, engine: &Engine, need: &NeedFeatures) -> Vec<Hit> {
        self.top_people(engine, need, self.people.len())
    }

    /// The figures of some people for a need, in the order of `people`, whatever an "only" says; without those who are not in
    /// the index.
    pub fn fits<'a>(
        &self,
        engine: &Engine,
        need: &NeedFeatures,
        people: impl IntoIterator<Item = &'a str>,
    ) -> Vec<Hit> {
        let need = engine.pack_need(need);
        let Some(mut with) = WithNeed::new(engine, &need) else { return Vec::new() };
        let hit = |id: &str| {
            let view = self.people.get(&id.to_owned())?;
            Some(Hit { id: id.to_owned(), version: view.version, fit: with.fit(&view.facts, view.forward)? })
        };
        people.into_iter().filter_map(hit).collect()
    }

    /// False for somebody whom an "only" of the need shuts out, or who is not in the index.
    pub fn passes(&self, engine: &Engine, need: &NeedFeatures, person: &str) -> bool {
        let facts = NeedFacts::of(&engine.taxonomy, need);
        self.people.get(&person.to_owned()).is_some_and(|view| constraints::passes(&facts, &view.facts))
    }

    /// The best `k` needs for a person, best first, ties by id; those that shut the person out are not among them. As exact as
    /// [`Index::top_people`].
    pub fn top_needs(&self, engine: &Engine, person: &PersonFeatures, k: usize) -> Vec<Hit> {
        self.needs_where(engine, person, k, constraints::passes)
    }

    /// The same whatever an "only" says.
    pub fn nearest_needs(&self, engine: &Engine, person: &PersonFeatures, k: usize) -> Vec<Hit> {
        self.needs_where(engine, person, k, |_, _| true)
    }

    fn needs_where(
        &self,
        engine: &Engine,
        person: &PersonFeatures,
        k: usize,
        passes: impl Fn(&NeedFacts, &PersonFacts) -> bool,
    ) -> Vec<Hit> {
        let person = engine.pack_person(person);
        let Some(mut with) = WithPerson::new(engine, &person) else { return Vec::new() };
        let (facts, tokens) = (person.facts, engine.tokens_of_person(with.view()).into_iter());
        let query = Query::new(tokens.map(|(token, impact)| (token, f32::from(impact) / f32::from(IMPACT_UNIT))));
        let nominated = nominated(k);
        let passes = |need: &NeedFacts| passes(need, &facts);
        let needs = &self.needs;
        let found = with_scratch(|scratch| match needs.len() <= nominated {
            true => needs.forward_scan(&query, passes, k, scratch, &mut with),
            false => needs.rerank(&query, passes, nominated, k, scratch, &mut with),
        });
        found.into_iter().map(Hit::of).collect()
    }
}

/// Lends the memory of searches that each thread keeps.
fn with_scratch<T>(search: impl FnOnce(&mut Scratch) -> T) -> T {
    thread_local! {
        static SCRATCH: RefCell<Scratch> = RefCell::new(Scratch::new());
    }
    SCRATCH.with_borrow_mut(search)
}

/// How many are judged to find the best `k`.
fn nominated(k: usize) -> usize {
    NOMINATED.max(k.saturating_mul(NOMINATED_PER_HIT))
}

#[cfg(test)]
#[path = "index_tests.rs"]
mod tests;
