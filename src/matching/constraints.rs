//! The stated facts of both sides against each other: degree, years, languages, ways of working, place, availability.
//! Each costs points when it does not fit; it filters only when the firm or an officer has ticked "only".
//!
//! A result of `None` is "not asked"; `Some(None)` is "asked, but the person does not say"; else the share, 0 to 1.

use std::num::NonZeroI32;

use super::facts::{NeedFacts, PersonFacts, bit};
use super::gate::Gate;
use crate::domain::need::OnlyCriterion;
use crate::domain::value::Mode;

/// How far a constraint is met.
pub type Found = Option<Option<f64>>;

/// Days after the last day for proposals within which a person's start still fits well, or fits at all.
const FREE_SOON: i32 = 180;
const FREE_LATE: i32 = 420;

/// The degree asked for.
pub fn degree(need: &NeedFacts, person: &PersonFacts) -> Found {
    let least = need.min_degree?;
    Some(person.degree.map(|has| match least.saturating_sub(has) {
        0 => 1.0,
        1 => 0.35,
        _ => 0.0,
    }))
}

/// The years asked for.
pub fn years(need: &NeedFacts, person: &PersonFacts) -> Found {
    let least = need.min_years?;
    Some(person.years.map(|has| if has >= least { 1.0 } else { f64::from(has) / f64::from(least) * 0.7 }))
}

/// The languages asked for.
pub fn languages(need: &NeedFacts, person: &PersonFacts) -> Found {
    let wanted = need.languages.len();
    if wanted == 0 {
        return None;
    }
    let is_stated = person.languages.len() > 0;
    Some(is_stated.then(|| need.languages.shared(&person.languages) as f64 / wanted as f64))
}

/// How near another way of working is, where none is shared.
const NEAR: &[(Mode, Mode, f64)] = &[
    (Mode::FullTimeReturn, Mode::PartTime, 0.5),
    (Mode::FullTimeReturn, Mode::Startup, 0.4),
    (Mode::PartTime, Mode::ShortVisit, 0.6),
    (Mode::PartTime, Mode::Consulting, 0.4),
    (Mode::ShortVisit, Mode::Consulting, 0.5),
    (Mode::ShortVisit, Mode::JointResearch, 0.4),
    (Mode::RemoteProject, Mode::Consulting, 0.6),
    (Mode::RemoteProject, Mode::JointResearch, 0.5),
    (Mode::RemoteProject, Mode::PartTime, 0.4),
    (Mode::Consulting, Mode::JointResearch, 0.4),
    (Mode::Consulting, Mode::Mentoring, 0.7),
    (Mode::Startup, Mode::Investment, 0.4),
];

/// The ways of working that both accept, or how near the nearest are.
pub fn mode(need: &NeedFacts, person: &PersonFacts) -> Found {
    if need.modes == 0 {
        return None;
    }
    if person.modes == 0 {
        return Some(None);
    }
    if need.modes & person.modes != 0 {
        return Some(Some(1.0));
    }
    let meets = |(a, b): (Mode, Mode)| need.modes & bit(a) != 0 && person.modes & bit(b) != 0;
    let near = NEAR.iter().filter(|(a, b, _)| meets((*a, *b)) || meets((*b, *a))).map(|near| near.2);
    Some(Some(near.fold(0.0, f64::max)))
}

/// What cannot be done without living in Gansu.
const ON_THE_SPOT: [Mode; 3] = [Mode::FullTimeReturn, Mode::PartTime, Mode::Startup];

/// Whether the person can be where the work needs them: already in China, willing to come, or not needed on the spot.
pub fn place(need: &NeedFacts, person: &PersonFacts) -> Found {
    if need.modes == 0 || person.modes == 0 {
        return None;
    }
    let on_the_spot = ON_THE_SPOT.iter().fold(0, |bits, mode| bits | bit(*mode));
    let would_come = person.modes & (on_the_spot | bit(Mode::ShortVisit)) != 0;
    let fits = need.modes & !on_the_spot != 0 || person.is_in_china || would_come;
    Some(Some(f64::from(u8::from(fits))))
}

/// The day from which the person is free against the last day for proposals.
pub fn availability(need: &NeedFacts, person: &PersonFacts) -> Found {
    let deadline = need.deadline?;
    let late = |free: NonZeroI32| free.get().saturating_sub(deadline.get());
    Some(person.available_from.map(|free| match late(free) {
        late if late <= FREE_SOON => 1.0,
        late if late <= FREE_LATE => 0.5,
        _ => 0.0,
    }))
}

/// The ticked fields: one is shared, or the person's texts name something of the need's fields.
pub fn field(need: &NeedFacts, person: &PersonFacts) -> Found {
    if need.fields == 0 || person.fields == 0 {
        return None;
    }
    Some(Some(match () {
        () if need.fields & person.fields != 0 => 1.0,
        () if need.fields & person.named_fields != 0 => 0.5,
        () => 0.0,
    }))
}

/// The criteria that seldom filter, a bit each; a gate does not know what they look at.
const SELDOM: u8 = (1 << OnlyCriterion::Languages as u8)
    | (1 << OnlyCriterion::Place as u8)
    | (1 << OnlyCriterion::Availability as u8);

/// False when a criterion ticked "only" is stated by the person and not fully met.
#[inline]
pub fn passes(need: &NeedFacts, person: &PersonFacts) -> bool {
    passes_gate(need, Gate::of(person)) && (!asks_beyond_gate(need) || passes_seldom(need, person))
}

/// The same of the criteria that are weighed by the gate alone: without a branch, since answers cannot be foretold and
/// thousands are asked for every need.
#[inline]
pub fn passes_gate(need: &NeedFacts, person: Gate) -> bool {
    let is_only = |only| need.is_only(only);
    let mode =
        !is_only(OnlyCriterion::Mode) | (need.modes == 0) | (person.modes == 0) | (need.modes & person.modes != 0);
    let degree = !is_only(OnlyCriterion::Degree) | (person.degree >= need.min_degree.unwrap_or(0));
    let years = !is_only(OnlyCriterion::Years) | (person.years >= need.min_years.unwrap_or(0));
    mode & degree & years
}

/// Whether a criterion filters that the gate does not know.
#[inline]
pub fn asks_beyond_gate(need: &NeedFacts) -> bool {
    need.only & SELDOM != 0
}

/// The criteria that the gate does not know.
fn passes_seldom(need: &NeedFacts, person: &PersonFacts) -> bool {
    let fits = |found: Found| found.flatten().is_none_or(|share| share >= 1.0);
    OnlyCriterion::ALL.iter().filter(|only| need.is_only(**only)).all(|only| match only {
        OnlyCriterion::Mode | OnlyCriterion::Degree | OnlyCriterion::Years => true,
        OnlyCriterion::Languages => fits(languages(need, person)),
        OnlyCriterion::Place => fits(place(need, person)),
        OnlyCriterion::Availability => fits(availability(need, person)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_filters_is_what_is_fully_met() {
        let day = |day| NonZeroI32::new(day);
        let places = [(false, None), (true, day(900)), (false, day(1900))];
        let people = (0..3u16).flat_map(|modes| [None, Some(0), Some(3)].map(|years| (modes, years)));
        for ((modes, years), (is_in_china, available_from)) in people.flat_map(|p| places.map(|place| (p, place))) {
            let stated = PersonFacts { modes, years, degree: years, ..PersonFacts::default() };
            let person = PersonFacts { is_in_china, available_from, ..stated };
            for (modes, least) in [(0, None), (1, Some(1)), (2, Some(3)), (5, Some(4))] {
                for only in 0..1 << OnlyCriterion::ALL.len() {
                    let asked = NeedFacts { modes, min_years: least, min_degree: least, ..NeedFacts::default() };
                    let need = NeedFacts { only, deadline: day(1000), ..asked };
                    let met =
                        |criterion, found: Found| !need.is_only(criterion) || found.flatten().is_none_or(|s| s >= 1.0);
                    let expected = met(OnlyCriterion::Mode, mode(&need, &person))
                        && met(OnlyCriterion::Degree, degree(&need, &person))
                        && met(OnlyCriterion::Years, super::years(&need, &person))
                        && met(OnlyCriterion::Languages, languages(&need, &person))
                        && met(OnlyCriterion::Place, place(&need, &person))
                        && met(OnlyCriterion::Availability, availability(&need, &person));
                    assert_eq!(passes(&need, &person), expected, "{need:?} {person:?}");
                }
            }
        }
    }
}
