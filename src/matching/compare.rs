//! One need against many people, or one person against many needs: the working memory is made once.

use longyuan_index::Judge;

use super::Engine;
use super::desk::{NeedDesk, PersonDesk};
use super::document::{PackedNeed, PackedPerson};
use super::facts::{NeedFacts, PersonFacts};
use super::figures::Sums;
use super::judge::{Judged, NeedView, Pair, PersonView, Texts};
use super::known::{Known, Open, Rest, Seen};
use super::lines::Fit;
use super::meaning::{Compared, Nearness, Said};
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
            engine.judge(Pair { texts: Texts { need, person: &sketch, common }, known, subjects }, &mut judged);
        }
        judged
    }

    /// The figures of a packed person; `None` when the bytes are none.
    pub fn fit(&mut self, facts: &PersonFacts, packed: &[u8]) -> Option<Fit> {
        self.fit_from(facts, packed, f64::NEG_INFINITY)
    }

    /// The figures of a packed person; `None` when the bytes are none, or when the order is certainly below `least`.
    pub fn fit_from(&mut self, facts: &PersonFacts, packed: &[u8], least: f64) -> Option<Fit> {
        let (bound, seen) = self.bound(facts, packed, 0.0);
        if bound < least { None } else { self.fit_seen(facts, &PersonSketch::read(packed)?, &seen, least) }
    }

    /// Looks closer step by step, and no closer than it takes to see that the order is below `least`.
    fn fit_seen(&mut self, facts: &PersonFacts, person: &PersonSketch<'_>, seen: &Seen, least: f64) -> Option<Fit> {
        let Self { engine, need: NeedView { facts: asked, sketch: need }, rest, desk, sums, .. } = self;
        let subjects = engine.subjects(need, person, desk.with_subjects(engine, person));
        let sides = engine.with_subjects(seen.stated, subjects);
        if engine.at_most(&sides, rest.after_subjects()) < least {
            return None;
        }
        let texts = Texts { need, person, common: desk.with_concepts(engine, person) };
        if engine.at_most(&engine.with_keywords(sides, texts), rest.after_keywords()) < least {
            return None;
        }
        let texts = Texts { need, person, common: desk.with_words(person) };
        if engine.at_most(&engine.with_words(sides, texts), Open::default()) < least {
            return None;
        }
        sums.clear();
        engine.judge(Pair { texts, known: Known::new(asked, facts, seen.near), subjects }, sums);
        engine.fit_from(sums, least)
    }

    /// How near a person's texts are.
    pub fn near(&self, person: &PersonSketch<'_>) -> Option<Nearness> {
        self.nearness((person.lang, &person.meaning))
    }

    /// The lesser of both scores of a person whose texts are so near, or a hair more; `None` when it is below `least`.
    pub fn lesser_from(
        &mut self,
        (facts, person): (&PersonFacts, &PersonSketch<'_>),
        near: Option<Nearness>,
        least: f64,
    ) -> Option<f64> {
        let Self { engine, need: NeedView { facts: asked, sketch: need }, rest, desk, .. } = self;
        let stated = engine.stated(&Known::new(asked, facts, near));
        if stated.lesser_at_most(rest.after_facts()) < least {
            return None;
        }
        let subjects = engine.subjects(need, person, desk.with_subjects(engine, person));
        let sides = engine.with_subjects(stated, subjects);
        if sides.lesser_at_most(rest.after_subjects()) < least {
            return None;
        }
        desk.with_concepts(engine, person);
        let texts = Texts { need, person, common: desk.with_words(person) };
        let lesser = engine.with_words(sides, texts).lesser_at_most(Open::default());
        (lesser >= least).then_some(lesser)
    }

    fn nearness(&self, (lang, meaning): (Option<Lang>, &Said<'_>)) -> Option<Nearness> {
        self.meaning.nearness(meaning, (self.need.sketch.lang, lang), &self.engine.weights.meaning)
    }

    fn known(&self, facts: &PersonFacts, said: (Option<Lang>, &Said<'_>)) -> Known {
        Known::new(&self.need.facts, facts, self.nearness(said))
    }
}

impl Judge<PersonFacts> for WithNeed<'_> {
    type Said = Fit;
    type Seen = Seen;

    fn bound(&mut self, facts: &PersonFacts, packed: &[u8], _: f64) -> (f64, Seen) {
        let Some((lang, meaning)) = PersonSketch::meaning(packed) else { return (f64::NEG_INFINITY, Seen::default()) };
        let known = self.known(facts, (lang, &meaning));
        let seen = Seen { near: known.near, stated: self.engine.stated(&known) };
        (self.engine.at_most(&seen.stated, self.rest.after_facts()), seen)
    }

    fn judge(&mut self, facts: &PersonFacts, packed: &[u8], _: f64, seen: &Seen, least: f64) -> Option<Fit> {
        self.fit_seen(facts, &PersonSketch::read_again(packed)?, seen, least)
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
    fn fit_seen(&mut self, facts: &NeedFacts, need: NeedSketch<'_>, seen: &Seen, least: f64) -> Option<Fit> {
        let Self { engine, person: PersonView { facts: stated, sketch: person }, desk, sums, .. } = self;
        let subjects = engine.subjects(&need, person, desk.with_subjects(engine, &need));
        let sides = engine.with_subjects(seen.stated, subjects);
        if engine.at_most(&sides, Rest::most(engine, !need.mentions.is_empty()).after_subjects()) < least {
            return None;
        }
        let need = &need.with_keywords()?;
        if engine.at_most(&sides, Rest::of(engine, need).after_subjects()) < least {
            return None;
        }
        let texts = Texts { need, person, common: desk.with_keywords(engine, need) };
        if engine.at_most(&engine.with_words(sides, texts), Open::default()) < least {
            return None;
        }
        sums.clear();
        engine.judge(Pair { texts, known: Known::new(facts, stated, seen.near), subjects }, sums);
        engine.fit_from(sums, least)
    }

    fn known(&self, facts: &NeedFacts, (lang, meaning): (Option<Lang>, &Said<'_>)) -> Known {
        let langs = (lang, self.person.sketch.lang);
        Known::new(facts, &self.person.facts, self.meaning.nearness(meaning, langs, &self.engine.weights.meaning))
    }
}

impl Judge<NeedFacts> for WithPerson<'_> {
    type Said = Fit;
    type Seen = Seen;

    fn bound(&mut self, facts: &NeedFacts, packed: &[u8], _: f64) -> (f64, Seen) {
        let Some((lang, meaning, has_mentions)) = NeedSketch::meaning(packed) else {
            return (f64::NEG_INFINITY, Seen::default());
        };
        let known = self.known(facts, (lang, &meaning));
        let seen = Seen { near: known.near, stated: self.engine.stated(&known) };
        (self.engine.at_most(&seen.stated, Rest::most(self.engine, has_mentions).after_facts()), seen)
    }

    fn judge(&mut self, facts: &NeedFacts, packed: &[u8], _: f64, seen: &Seen, least: f64) -> Option<Fit> {
        self.fit_seen(facts, NeedSketch::without_keywords(packed)?, seen, least)
    }
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
