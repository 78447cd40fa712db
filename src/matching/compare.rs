//! One need against many people, or one person against many needs: the working memory is made once.

use longyuan_index::Judge;

use super::Engine;
use super::desk::{NeedDesk, PersonDesk};
use super::document::{PackedNeed, PackedPerson};
use super::facts::{NeedFacts, PersonFacts};
use super::figures::Sums;
use super::judge::{Judged, NeedView, Pair, PersonView};
use super::known::{Known, Rest};
use super::lines::Fit;
use super::meaning::{Compared, Said};
use super::sketch::{NeedSketch, PersonSketch};
use crate::domain::value::Lang;

/// A need that people are compared with.
#[derive(Debug)]
pub struct WithNeed<'a> {
    engine: &'a Engine,
    need: NeedView<'a>,
    meaning: Compared,
    rest: Rest,
    desk: NeedDesk,
    sums: Sums,
}

impl<'a> WithNeed<'a> {
    /// Lays out a need; `None` when the bytes are none.
    pub fn new(engine: &'a Engine, need: &'a PackedNeed) -> Option<Self> {
        let need = NeedView { facts: need.facts, sketch: NeedSketch::read(&need.sketch)? };
        let (meaning, rest) = (Compared::new(&need.sketch.meaning), Rest::of(engine, &need.sketch));
        let desk = NeedDesk::new(engine, &need.sketch);
        Some(Self { engine, need, meaning, rest, desk, sums: Sums::default() })
    }

    /// The need.
    pub fn view(&self) -> &NeedView<'a> {
        &self.need
    }

    /// Judges a packed person, criterion by criterion; nothing when the bytes are no person.
    pub fn judge(&mut self, facts: &PersonFacts, packed: &[u8]) -> Vec<Judged> {
        let mut judged = Vec::with_capacity(32);
        if let Some(sketch) = PersonSketch::read(packed) {
            let known = self.known(facts, (sketch.lang, &sketch.meaning));
            let (engine, need) = (self.engine, &self.need.sketch);
            let common = self.desk.with(engine, &sketch);
            let subjects = engine.subjects(need, &sketch, common);
            engine.judge(Pair { need, person: &sketch, known, subjects, common }, &mut judged);
        }
        judged
    }

    /// The figures of a packed person; `None` when the bytes are none.
    pub fn fit(&mut self, facts: &PersonFacts, packed: &[u8]) -> Option<Fit> {
        self.fit_from(facts, packed, f64::NEG_INFINITY)
    }

    /// The figures of a packed person; `None` when the bytes are none, or when the order is certainly below `least`.
    pub fn fit_from(&mut self, facts: &PersonFacts, packed: &[u8], least: f64) -> Option<Fit> {
        let sketch = PersonSketch::read(packed)?;
        let known = self.known(facts, (sketch.lang, &sketch.meaning));
        if self.engine.at_most(&known, None, self.rest) < least {
            return None;
        }
        self.fit_known(&sketch, known, least)
    }

    /// Looks closer step by step, and no closer than it takes to see that the order is below `least`.
    fn fit_known(&mut self, sketch: &PersonSketch<'_>, known: Known, least: f64) -> Option<Fit> {
        let Self { engine, need, rest, desk, sums, .. } = self;
        let subjects = engine.subjects(&need.sketch, sketch, desk.with_subjects(engine, sketch));
        if engine.at_most(&known, Some(subjects), *rest) < least {
            return None;
        }
        let (need, person) = (&need.sketch, sketch);
        sums.clear();
        engine.judge(Pair { need, person, known, subjects, common: desk.with_concepts(engine, person) }, sums);
        if engine.order_of(sums) < least {
            return None;
        }
        sums.clear_need();
        engine.judge_for_need(Pair { need, person, known, subjects, common: desk.with_words(person) }, sums);
        engine.fit_from(sums, least)
    }

    fn known(&self, facts: &PersonFacts, (lang, meaning): (Option<Lang>, &Said<'_>)) -> Known {
        let langs = (self.need.sketch.lang, lang);
        Known::new(&self.need.facts, facts, self.meaning.nearness(meaning, langs, &self.engine.weights.meaning))
    }
}

impl Judge<PersonFacts> for WithNeed<'_> {
    type Said = Fit;
    type Seen = Known;

    fn bound(&mut self, facts: &PersonFacts, packed: &[u8], _: f64) -> (f64, Known) {
        let Some((lang, meaning)) = PersonSketch::meaning(packed) else { return (f64::NEG_INFINITY, Known::default()) };
        let known = self.known(facts, (lang, &meaning));
        (self.engine.at_most(&known, None, self.rest), known)
    }

    fn judge(&mut self, _: &PersonFacts, packed: &[u8], _: f64, known: &Known, least: f64) -> Option<Fit> {
        self.fit_known(&PersonSketch::read(packed)?, *known, least)
    }
}

/// A person that needs are compared with.
#[derive(Debug)]
pub struct WithPerson<'a> {
    engine: &'a Engine,
    person: PersonView<'a>,
    meaning: Compared,
    desk: PersonDesk,
    sums: Sums,
}

impl<'a> WithPerson<'a> {
    /// Lays out a person; `None` when the bytes are none.
    pub fn new(engine: &'a Engine, person: &'a PackedPerson) -> Option<Self> {
        let person = PersonView { facts: person.facts, sketch: PersonSketch::read(&person.sketch)? };
        let (meaning, desk) = (Compared::new(&person.sketch.meaning), PersonDesk::new(engine, &person.sketch));
        Some(Self { engine, person, meaning, desk, sums: Sums::default() })
    }

    /// The person.
    pub fn view(&self) -> &PersonView<'a> {
        &self.person
    }

    /// Looks closer step by step, and no closer than it takes to see that the order is below `least`.
    fn fit_known(&mut self, sketch: &NeedSketch<'_>, known: Known, least: f64) -> Option<Fit> {
        let Self { engine, person, desk, sums, .. } = self;
        let rest = Rest::of(engine, sketch);
        if engine.at_most(&known, None, rest) < least {
            return None;
        }
        let subjects = engine.subjects(sketch, &person.sketch, desk.with_subjects(engine, sketch));
        if engine.at_most(&known, Some(subjects), rest) < least {
            return None;
        }
        let common = desk.with_keywords(engine, sketch);
        sums.clear();
        engine.judge(Pair { need: sketch, person: &person.sketch, known, subjects, common }, sums);
        engine.fit_from(sums, least)
    }

    fn known(&self, facts: &NeedFacts, (lang, meaning): (Option<Lang>, &Said<'_>)) -> Known {
        let langs = (lang, self.person.sketch.lang);
        Known::new(facts, &self.person.facts, self.meaning.nearness(meaning, langs, &self.engine.weights.meaning))
    }
}

impl Judge<NeedFacts> for WithPerson<'_> {
    type Said = Fit;
    type Seen = Known;

    fn bound(&mut self, facts: &NeedFacts, packed: &[u8], _: f64) -> (f64, Known) {
        let Some((lang, meaning, has_mentions)) = NeedSketch::meaning(packed) else {
            return (f64::NEG_INFINITY, Known::default());
        };
        let known = self.known(facts, (lang, &meaning));
        (self.engine.at_most(&known, None, Rest::most(self.engine, has_mentions)), known)
    }

    fn judge(&mut self, _: &NeedFacts, packed: &[u8], _: f64, known: &Known, least: f64) -> Option<Fit> {
        self.fit_known(&NeedSketch::read_again(packed)?, *known, least)
    }
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
