//! What a need costs itself: how many people would be strong or worth a look now, and how many without one of its requirements.
//! Counted among those whom the tokens nominate.

use longyuan_index::{Filter, Nominee, Query, Scratch};

use super::Engine;
use super::compare::WithNeed;
use super::document::PackedNeed;
use super::facts::{NeedFacts, PersonFacts};
use super::features::{NeedFeatures, Part};
use super::index::{Index, NOMINATED};
use super::sketch::PersonSketch;
use crate::domain::need::OnlyCriterion;

/// From which score on, of both sides, a pair counts: the settings of the office.
#[derive(Debug, Clone, Copy)]
pub struct Thresholds {
    /// Strong.
    pub strong: f64,
    /// Worth a look.
    pub worth_a_look: f64,
}

/// How many people there are for a need.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Reach {
    /// Strong ones.
    pub strong: usize,
    /// Those who are worth a look and not strong.
    pub worth_a_look: usize,
}

/// Something that a need asks for and could do without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Requirement {
    /// A required keyword, by its place.
    Keyword(usize),
    /// The least degree.
    Degree,
    /// The fewest years.
    Years,
    /// The languages.
    Languages,
    /// That a criterion filters.
    Only(OnlyCriterion),
}

/// Who is there, and who would be there without each requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coach {
    /// As the need stands.
    pub now: Reach,
    /// Without one requirement each.
    pub without: Vec<(Requirement, Reach)>,
}

impl Reach {
    /// Counts somebody who is worth a look at least, by the lesser of both scores.
    fn count(&mut self, lesser: f64, from: Thresholds) {
        self.strong += usize::from(lesser >= from.strong);
        self.worth_a_look += usize::from(lesser < from.strong);
    }
}

impl Index {
    /// Counts for a need, as it stands and without each of its requirements.
    pub fn coach(&self, engine: &Engine, need: &NeedFeatures, from: Thresholds) -> Coach {
        let requirements = requirements(need);
        let lessened = requirements.iter().map(|requirement| without(need, requirement));
        let asked: Vec<NeedFeatures> = std::iter::once(need.clone()).chain(lessened).collect();
        let mut reached = self.reach(engine, &asked, from).into_iter();
        Coach { now: reached.next().unwrap_or_default(), without: requirements.into_iter().zip(reached).collect() }
    }

    /// Counts for forms of one need, each among those whom the first one's tokens nominate and its own filters let through. Everybody is
    /// looked at once.
    fn reach(&self, engine: &Engine, asked: &[NeedFeatures], from: Thresholds) -> Vec<Reach> {
        let mut reached = vec![Reach::default(); asked.len()];
        let packed: Vec<PackedNeed> = asked.iter().map(|need| engine.pack_need(need)).collect();
        let with: Option<Vec<WithNeed<'_>>> = packed.iter().map(|need| WithNeed::new(engine, need)).collect();
        let Some(mut with) = with.filter(|with| !with.is_empty()) else { return reached };
        let query = Query::new(engine.tokens_of_need(with[0].view()));
        let (filters, filter_of) = filters(&packed);
        let count = |nominee: Nominee<'_, PersonFacts>| {
            let Some(person) = PersonSketch::read_again(nominee.forward) else { return };
            // The meaning of all forms is that of the need.
            let near = with[0].near(&person);
            for ((with, reach), filter) in with.iter_mut().zip(&mut reached).zip(&filter_of) {
                if nominee.filters.contains(filter)
                    && let Some(lesser) = with.lesser_from((nominee.facts, &person), near, from.worth_a_look)
                {
                    reach.count(lesser, from);
                }
            }
        };
        self.nominate(&query, &filters, count);
        reached
    }

    /// Those whom a query nominates by filters; in a small pool all whom they let through.
    fn nominate(&self, query: &Query, filters: &[NeedFacts], mut take: impl FnMut(Nominee<'_, PersonFacts>)) {
        if self.people.len() > NOMINATED {
            return self.people.nominate(query, filters, NOMINATED, &mut Scratch::new(), take);
        }
        for view in self.people.iter() {
            let passed: Vec<usize> = (0..filters.len()).filter(|filter| filters[*filter].passes(&view.facts)).collect();
            if !passed.is_empty() {
                take(Nominee { facts: &view.facts, forward: view.forward, filters: &passed });
            }
        }
    }
}

/// The filters of several forms of a need, the first one's first, and for each form the number of its own. What does not filter leaves
/// the same people to be looked at.
fn filters(forms: &[PackedNeed]) -> (Vec<NeedFacts>, Vec<usize>) {
    let mut filters: Vec<NeedFacts> = forms.iter().take(1).map(|first| first.facts).collect();
    let filter_of = |form: &PackedNeed| match filters.first().is_some_and(|first| first.only == form.facts.only) {
        true => 0,
        false => {
            filters.push(form.facts);
            filters.len() - 1
        }
    };
    let filter_of = forms.iter().map(filter_of).collect();
    (filters, filter_of)
}

fn requirements(need: &NeedFeatures) -> Vec<Requirement> {
    let musts = need.items.iter().filter(|item| item.is_must).map(|item| Requirement::Keyword(usize::from(item.place)));
    let asked = [
        (need.min_degree.is_some(), Requirement::Degree),
        (need.min_years.is_some(), Requirement::Years),
        (!need.languages.is_empty(), Requirement::Languages),
    ];
    let asked = asked.into_iter().filter(|(is_asked, _)| *is_asked).map(|(_, requirement)| requirement);
    musts.chain(asked).chain(need.only.iter().map(|only| Requirement::Only(*only))).collect()
}

/// The need without a requirement. The meaning of its texts as a whole stays: one keyword hardly moves it.
fn without(need: &NeedFeatures, requirement: &Requirement) -> NeedFeatures {
    let mut less = need.clone();
    match requirement {
        Requirement::Keyword(place) => {
            let is_it = |part: Part, item: Option<u16>| part == Part::Must && item.map(usize::from) == Some(*place);
            less.items.retain(|item| !(item.is_must && usize::from(item.place) == *place));
            less.mentions.retain(|mention| !is_it(mention.at.part, mention.at.item));
        }
        Requirement::Degree => drop_filter(&mut less, OnlyCriterion::Degree).min_degree = None,
        Requirement::Years => drop_filter(&mut less, OnlyCriterion::Years).min_years = None,
        Requirement::Languages => drop_filter(&mut less, OnlyCriterion::Languages).languages.clear(),
        Requirement::Only(only) => less.only.retain(|other| other != only),
    }
    less
}

fn drop_filter(need: &mut NeedFeatures, only: OnlyCriterion) -> &mut NeedFeatures {
    need.only.retain(|other| *other != only);
    need
}

#[cfg(test)]
#[path = "coach_tests.rs"]
mod tests;
