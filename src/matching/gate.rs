//! What most filters look at, in 64 bits: the index keeps these side by side and reads the other facts of few.

use longyuan_index::{Facts, Filter};

use super::constraints;
use super::facts::{NeedFacts, PersonFacts};

/// Stands for what is not stated, which no minimum shuts out.
const UNSTATED: u8 = u8::MAX;

/// Of what a person states, that which most filters look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gate {
    /// A bit for each way of working; 0 is "not stated".
    pub modes: u16,
    /// A bit for each ticked field; 0 is "not stated".
    pub fields: u16,
    /// Place of the degree among all; above all minima where none is stated.
    pub degree: u8,
    /// Years of experience; above all minima where none are stated.
    pub years: u8,
}

impl Gate {
    /// The gate of facts.
    #[inline]
    pub fn of(person: &PersonFacts) -> Self {
        let PersonFacts { modes, fields, degree, years, .. } = *person;
        Self { modes, fields, degree: degree.unwrap_or(UNSTATED), years: years.unwrap_or(UNSTATED) }
    }

    fn packed(self) -> u64 {
        let [modes, fields] = [self.modes, self.fields].map(u64::from);
        let [degree, years] = [self.degree, self.years].map(u64::from);
        modes | fields << 16 | degree << 32 | years << 40
    }

    #[inline]
    fn unpacked(bits: u64) -> Self {
        let (modes, fields) = (bits as u16, (bits >> 16) as u16);
        Self { modes, fields, degree: (bits >> 32) as u8, years: (bits >> 40) as u8 }
    }
}

impl Facts for PersonFacts {
    fn gate(&self) -> u64 {
        Gate::of(self).packed()
    }
}

/// Needs are few: their filters look at the facts.
impl Facts for NeedFacts {}

/// Lets those through whom no "only" of the need shuts out.
impl Filter<PersonFacts> for NeedFacts {
    #[inline]
    fn admits(&self, gate: u64) -> bool {
        constraints::passes_gate(self, Gate::unpacked(gate))
    }

    #[inline]
    fn is_gate_enough(&self) -> bool {
        !constraints::asks_beyond_gate(self)
    }

    #[inline]
    fn passes(&self, person: &PersonFacts) -> bool {
        constraints::passes(self, person)
    }
}

/// Lets those through who ticked one of these fields, a bit each.
#[derive(Debug, Clone, Copy)]
pub struct Ticked(pub u16);

impl Filter<PersonFacts> for Ticked {
    #[inline]
    fn admits(&self, gate: u64) -> bool {
        Gate::unpacked(gate).fields & self.0 != 0
    }

    #[inline]
    fn is_gate_enough(&self) -> bool {
        true
    }

    #[inline]
    fn passes(&self, person: &PersonFacts) -> bool {
        person.fields & self.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroI32;

    use super::*;
    use crate::domain::need::OnlyCriterion;

    fn people() -> Vec<PersonFacts> {
        let numbers = [None, Some(0), Some(3), Some(u8::MAX)];
        let mut people = Vec::new();
        for (modes, fields) in
            [0, 1, 2, 0x8001].into_iter().flat_map(|modes| [0, 1, 0x8002].map(|fields| (modes, fields)))
        {
            for (degree, years) in numbers.into_iter().flat_map(|degree| numbers.map(|years| (degree, years))) {
                for (is_in_china, day) in [(false, None), (true, Some(900)), (false, Some(1900))] {
                    let available_from = day.and_then(NonZeroI32::new);
                    let stated = PersonFacts { modes, fields, degree, years, ..PersonFacts::default() };
                    people.push(PersonFacts { available_from, is_in_china, ..stated });
                }
            }
        }
        people
    }

    /// Whom the gate shuts out the facts shut out, and where it is enough nobody else.
    fn agrees(filter: &impl Filter<PersonFacts>, person: &PersonFacts) -> bool {
        let (admits, passes) = (filter.admits(person.gate()), filter.passes(person));
        if filter.is_gate_enough() { admits == passes } else { admits || !passes }
    }

    #[test]
    fn a_gate_agrees_with_the_facts() {
        let (people, day) = (people(), NonZeroI32::new(1000));
        let forms = [(0, None), (1, Some(0)), (2, Some(3)), (0x8000, Some(4)), (3, Some(u8::MAX))];
        for only in 0..1 << OnlyCriterion::ALL.len() {
            for (modes, least) in forms {
                let (min_degree, min_years) = (least, least);
                let need = NeedFacts { modes, min_degree, min_years, deadline: day, only, ..NeedFacts::default() };
                people.iter().for_each(|person| assert!(agrees(&need, person), "{need:?} {person:?}"));
            }
        }
        for ticked in [0, 1, 3, 0x8000].map(Ticked) {
            people.iter().for_each(|person| assert!(agrees(&ticked, person), "{ticked:?} {person:?}"));
        }
    }

    /// Needs whose only filters are those of the gate, which is then enough.
    #[test]
    fn a_gate_is_enough_for_what_it_holds() {
        for criterion in OnlyCriterion::ALL {
            let need = NeedFacts { only: 1 << *criterion as u8, ..NeedFacts::default() };
            let is_held = matches!(criterion, OnlyCriterion::Mode | OnlyCriterion::Degree | OnlyCriterion::Years);
            assert_eq!(need.is_gate_enough(), is_held, "{criterion:?}");
        }
        assert!(NeedFacts::default().is_gate_enough() && Ticked(1).is_gate_enough());
    }

    #[test]
    fn a_gate_is_unpacked_as_it_was_packed() {
        for person in people() {
            assert_eq!(Gate::unpacked(person.gate()), Gate::of(&person));
        }
    }
}
