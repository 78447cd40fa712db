//! What a need costs itself: how many people would be strong or worth a look now, and how many without one of its requirements.
//! Counted among those whom the tokens nominate.

use longyuan_index::{Query, Scratch};

use super::Engine;
use super::compare::WithNeed;
use super::constraints;
use super::document::PackedNeed;
use super::facts::PersonFacts;
use super::features::{NeedFeatures, Part};
use super::index::{Index, NOMINATED};
use super::lines::Fit;
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
    fn count(&mut self, fit: &Fit, from: Thresholds) {
        let least = fit.need_fit.min(fit.person_fit);
        self.strong += usize::from(least >= from.strong);
        self.worth_a_look += usize::from(least >= from.worth_a_look && least < from.strong);
    }
}

impl Index {
    /// Counts for a need, as it stands and without each of its requirements.
    pub fn coach(&self, engine: &Engine, need: &NeedFeatures, from: Thresholds) -> Coach {
        let lessened = requirements(need).into_iter().map(|requirement| {
            let less = without(need, &requirement);
            (requirement, less)
        });
        // What does not filter leaves the same people to be judged: they are looked at once.
        let (others, filters): (Vec<_>, Vec<_>) = lessened.partition(|(_, less)| less.only == need.only);
        let (others, mut asked): (Vec<Requirement>, Vec<NeedFeatures>) = others.into_iter().unzip();
        asked.insert(0, need.clone());
        let mut reached = self.reach(engine, &asked, from).into_iter();
        let now = reached.next().unwrap_or_default();
        let mut all: Vec<(Requirement, Reach)> = others.into_iter().zip(reached).collect();
        for (filter, less) in filters {
            all.extend(self.reach(engine, &[less], from).into_iter().map(|reach| (filter.clone(), reach)));
        }
        Coach { now, without: all }
    }

    /// Counts for needs with the same filters, among those whom the first nominates.
    fn reach(&self, engine: &Engine, needs: &[NeedFeatures], from: Thresholds) -> Vec<Reach> {
        let packed: Vec<PackedNeed> = needs.iter().map(|need| engine.pack_need(need)).collect();
        let mut with: Vec<WithNeed<'_>> = packed.iter().filter_map(|need| WithNeed::new(engine, need)).collect();
        let mut reached = vec![Reach::default(); with.len()];
        let Some(query) = with.first().map(|first| Query::new(engine.tokens_of_need(first.view()))) else {
            return reached;
        };
        let facts = packed[0].facts;
        let mut count = |person: &PersonFacts, packed: &[u8], _: f64, _: f64| -> Option<f64> {
            for (with, reach) in with.iter_mut().zip(&mut reached) {
                with.fit(person, packed).into_iter().for_each(|fit| reach.count(&fit, from));
            }
            None
        };
        let passes = |person: &PersonFacts| constraints::passes(&facts, person);
        let mut scratch = Scratch::new();
        match self.people.len() <= NOMINATED {
            true => drop(self.people.forward_scan(&query, passes, 0, &mut scratch, &mut count)),
            false => drop(self.people.rerank(&query, passes, NOMINATED, 0, &mut scratch, &mut count)),
        }
        reached
    }
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
