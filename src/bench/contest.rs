//! What all engines are asked alike, and how each answers.

use anyhow::Result;

use crate::domain::need::OnlyCriterion;
use crate::matching::document::PersonDocument;
use crate::matching::{Engine, Index, NeedFeatures};

use super::generator::Generator;

/// How many are asked for.
pub const BEST: usize = 50;

/// Stands for years or a degree that is not stated, which no minimum shuts out.
const UNSTATED: u8 = u8::MAX;

/// What hard filters ask for; the least of all where they ask for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filter {
    /// One of these ways of working, a bit each, unless somebody states none.
    pub modes: u16,
    /// Fewest years.
    pub years: u8,
    /// Least degree.
    pub degree: u8,
}

impl Filter {
    /// Lets everybody through.
    pub const OPEN: Self = Self { modes: u16::MAX, years: 0, degree: 0 };

    /// True for somebody who is let through.
    pub fn passes(&self, stated: &Stated) -> bool {
        let modes = stated.modes == 0 || stated.modes & self.modes != 0;
        modes && stated.years >= self.years && stated.degree >= self.degree
    }
}

/// What a person states, as the filters of any engine see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    /// A bit for each way of working; 0 is not stated.
    pub modes: u16,
    /// Years; 255 is not stated.
    pub years: u8,
    /// Degree; 255 is not stated.
    pub degree: u8,
}

impl Stated {
    /// Of a person as the index keeps them.
    pub fn of(person: &PersonDocument) -> Self {
        let facts = &person.facts;
        let (years, degree) = (facts.years.unwrap_or(UNSTATED), facts.degree.unwrap_or(UNSTATED));
        Self { modes: facts.modes, years, degree }
    }
}

/// A need as the engines are asked.
#[derive(Debug)]
pub struct Question {
    /// With its filters.
    pub need: NeedFeatures,
    /// Without them.
    pub open: NeedFeatures,
    /// What it looks for, by weight.
    pub tokens: Vec<(u32, f32)>,
    /// Its filters.
    pub filter: Filter,
}

impl Question {
    /// The question that a need puts.
    pub fn of(engine: &Engine, need: NeedFeatures) -> Self {
        let packed = engine.pack_need(&need);
        let facts = packed.facts;
        let asks = |only, least: Option<u8>| least.filter(|_| facts.is_only(only)).unwrap_or(0);
        let is_by_mode = facts.is_only(OnlyCriterion::Mode) && facts.modes != 0;
        let filter = Filter {
            modes: if is_by_mode { facts.modes } else { u16::MAX },
            years: asks(OnlyCriterion::Years, facts.min_years),
            degree: asks(OnlyCriterion::Degree, facts.min_degree),
        };
        let open = NeedFeatures { only: Vec::new(), ..need.clone() };
        Self { tokens: engine.asked_tokens(&packed), filter, need, open }
    }
}

/// An engine that answers.
pub trait Contestant {
    /// How it is called in the figures.
    fn name(&self) -> &'static str;

    /// The numbers of its best [`BEST`] people for a need, best first.
    fn best(&mut self, question: &Question) -> Result<Vec<usize>>;
}

/// The engine of this project with all its signals: nomination by tokens, exact judgement, hard filters.
#[derive(Debug)]
pub struct Own<'a> {
    /// Taxonomy and weights.
    pub engine: &'a Engine,
    /// The people.
    pub index: &'a Index,
    /// False to leave the filters out.
    pub is_filtered: bool,
}

impl Contestant for Own<'_> {
    fn name(&self) -> &'static str {
        if self.is_filtered { "own" } else { "own_open" }
    }

    fn best(&mut self, question: &Question) -> Result<Vec<usize>> {
        let need = if self.is_filtered { &question.need } else { &question.open };
        let hits = self.index.top_people(self.engine, need, BEST);
        Ok(hits.iter().filter_map(|hit| Generator::number(&hit.id)).collect())
    }
}

/// The first part of [`Own`]: by tokens and hard filters alone, which is all that the others are asked.
#[derive(Debug)]
pub struct ByTokens<'a> {
    /// Taxonomy and weights.
    pub engine: &'a Engine,
    /// The people.
    pub index: &'a Index,
}

impl Contestant for ByTokens<'_> {
    fn name(&self) -> &'static str {
        "own_by_tokens"
    }

    fn best(&mut self, question: &Question) -> Result<Vec<usize>> {
        let ids = self.index.top_people_by_tokens(self.engine, &question.need, BEST);
        Ok(ids.iter().filter_map(|id| Generator::number(id)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filters_of_all_engines_are_those_of_this_one() {
        let engine = Engine::shared().expect("data are sound");
        let generator = Generator::new(&engine, 42);
        let questions: Vec<_> = (0..50).map(|number| Question::of(&engine, generator.need(number))).collect();
        for (person, document) in generator.people(200) {
            let stated = Stated::of(&document);
            for question in &questions {
                assert_eq!(question.filter.passes(&stated), engine.passes(&question.need, &person));
                assert!(Filter::OPEN.passes(&stated) && engine.passes(&question.open, &person));
            }
        }
    }
}
