//! One need against many people, or one person against many needs: the working memory is made once.

use super::Engine;
use super::desk::Desk;
use super::document::{PackedNeed, PackedPerson};
use super::facts::{NeedFacts, PersonFacts};
use super::judge::{Judged, NeedView, PersonView};
use super::lines::Fit;
use super::sketch::{NeedSketch, PersonSketch};

/// A need that people are compared with.
#[derive(Debug)]
pub struct WithNeed<'a> {
    engine: &'a Engine,
    need: NeedView<'a>,
    desk: Desk,
    judged: Vec<Judged>,
}

impl<'a> WithNeed<'a> {
    /// Lays out a need; `None` when the bytes are none.
    pub fn new(engine: &'a Engine, need: &'a PackedNeed) -> Option<Self> {
        let need = NeedView { facts: need.facts, sketch: NeedSketch::read(&need.sketch)? };
        let mut desk = Desk::new(engine.homes.len());
        desk.hold_need(&need.sketch);
        Some(Self { engine, need, desk, judged: Vec::with_capacity(32) })
    }

    /// The need.
    pub fn view(&self) -> &NeedView<'a> {
        &self.need
    }

    /// Judges a packed person, criterion by criterion; nothing when the bytes are no person.
    pub fn judge(&mut self, facts: &PersonFacts, packed: &[u8]) -> &[Judged] {
        let Self { engine, need, desk, judged } = self;
        judged.clear();
        if let Some(sketch) = PersonSketch::read(packed) {
            let person = PersonView { facts: *facts, sketch };
            desk.with_person(&person.sketch, |desk| engine.judge(need, &person, desk, judged));
        }
        judged
    }

    /// The figures of a packed person.
    pub fn fit(&mut self, facts: &PersonFacts, packed: &[u8]) -> Fit {
        let engine = self.engine;
        engine.fit(self.judge(facts, packed))
    }
}

/// A person that needs are compared with.
#[derive(Debug)]
pub struct WithPerson<'a> {
    engine: &'a Engine,
    person: PersonView<'a>,
    desk: Desk,
    judged: Vec<Judged>,
}

impl<'a> WithPerson<'a> {
    /// Lays out a person; `None` when the bytes are none.
    pub fn new(engine: &'a Engine, person: &'a PackedPerson) -> Option<Self> {
        let person = PersonView { facts: person.facts, sketch: PersonSketch::read(&person.sketch)? };
        let mut desk = Desk::new(engine.homes.len());
        desk.hold_person(&person.sketch);
        Some(Self { engine, person, desk, judged: Vec::with_capacity(32) })
    }

    /// The person.
    pub fn view(&self) -> &PersonView<'a> {
        &self.person
    }

    /// The figures of a packed need; all 0 when the bytes are none.
    pub fn fit(&mut self, facts: &NeedFacts, packed: &[u8]) -> Fit {
        let Self { engine, person, desk, judged } = self;
        judged.clear();
        if let Some(sketch) = NeedSketch::read(packed) {
            let need = NeedView { facts: *facts, sketch };
            desk.with_need(&need.sketch, |desk| engine.judge(&need, person, desk, judged));
        }
        engine.fit(judged)
    }
}
