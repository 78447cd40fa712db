//! The stated facts of both sides against each other: degree, years, languages, ways of working, place, availability.
//! Each costs points when it does not fit; it filters only when the firm or an officer has ticked "only".

use chrono::Days;

use super::features::{NeedFeatures, PersonFeatures};
use super::lines::Finding;
use crate::domain::need::OnlyCriterion;
use crate::domain::value::{Degree, Mode};

/// Days after the last day for proposals within which a person's start still fits well, or fits at all.
const FREE_SOON: Days = Days::new(180);
const FREE_LATE: Days = Days::new(420);

/// The degree asked for; `None` when any will do.
pub fn degree(need: &NeedFeatures, person: &PersonFeatures) -> Option<Finding> {
    let least = need.min_degree?;
    let Some(has) = person.degree else { return Some(Finding::not_stated(least.as_str())) };
    let share = match rank(least) - rank(has) {
        i32::MIN..=0 => 1.0,
        1 => 0.35,
        _ => 0.0,
    };
    Some(Finding::of(share, least.as_str(), has.as_str()))
}

fn rank(degree: Degree) -> i32 {
    Degree::ALL.iter().position(|d| *d == degree).map_or(0, |p| p as i32)
}

/// The years asked for; `None` when any number will do.
pub fn years(need: &NeedFeatures, person: &PersonFeatures) -> Option<Finding> {
    let least = need.min_years?;
    let Some(has) = person.years else { return Some(Finding::not_stated(least.to_string())) };
    let share = if has >= least { 1.0 } else { (f64::from(has) / f64::from(least)).max(0.0) * 0.7 };
    Some(Finding::of(share, least.to_string(), has.to_string()))
}

/// The languages asked for; `None` when any will do.
pub fn languages(need: &NeedFeatures, person: &PersonFeatures) -> Option<Finding> {
    if need.languages.is_empty() {
        return None;
    }
    let wanted = need.languages.join(",");
    if person.languages.is_empty() {
        return Some(Finding::not_stated(wanted));
    }
    let spoken = need.languages.iter().filter(|l| person.languages.contains(l)).count();
    let share = spoken as f64 / need.languages.len() as f64;
    Some(Finding::of(share, wanted, person.languages.join(",")))
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
pub fn mode(need: &NeedFeatures, person: &PersonFeatures) -> Option<Finding> {
    if need.modes.is_empty() {
        return None;
    }
    let accepted = list(&need.modes);
    if person.modes.is_empty() {
        return Some(Finding::not_stated(accepted));
    }
    let shared = shared_modes(need, person);
    if !shared.is_empty() {
        return Some(Finding::of(1.0, accepted, list(&shared)));
    }
    let near = |a: Mode, b: Mode| {
        NEAR.iter().filter(|(x, y, _)| (*x, *y) == (a, b) || (*x, *y) == (b, a)).map(|n| n.2).next().unwrap_or(0.0)
    };
    let pairs = need.modes.iter().flat_map(|a| person.modes.iter().map(move |b| near(*a, *b)));
    let share = pairs.fold(0.0, f64::max);
    Some(Finding::of(share, accepted, list(&person.modes)))
}

fn shared_modes(need: &NeedFeatures, person: &PersonFeatures) -> Vec<Mode> {
    need.modes.iter().filter(|m| person.modes.contains(m)).copied().collect()
}

fn list(modes: &[Mode]) -> String {
    modes.iter().map(|m| m.as_str()).collect::<Vec<_>>().join(",")
}

/// True for what can be done without living in Gansu.
fn is_from_afar(mode: Mode) -> bool {
    !matches!(mode, Mode::FullTimeReturn | Mode::PartTime | Mode::Startup)
}

/// Whether the person can be where the work needs them: already in China, willing to come, or not needed on the spot.
pub fn place(need: &NeedFeatures, person: &PersonFeatures) -> Option<Finding> {
    if need.modes.is_empty() || person.modes.is_empty() {
        return None;
    }
    let would_come = person.modes.iter().any(|m| !is_from_afar(*m) || *m == Mode::ShortVisit);
    let share = match () {
        () if need.modes.iter().any(|m| is_from_afar(*m)) => 1.0,
        () if person.country == "CN" || would_come => 1.0,
        () => 0.0,
    };
    Some(Finding::of(share, list(&need.modes), person.country.clone()))
}

/// The day from which the person is free against the last day for proposals; `None` when the need has no such day.
pub fn availability(need: &NeedFeatures, person: &PersonFeatures) -> Option<Finding> {
    let deadline = need.deadline?;
    let Some(free) = person.available_from else { return Some(Finding::not_stated(deadline.to_string())) };
    let by = |days| deadline.checked_add_days(days).is_some_and(|day| free <= day);
    let share = match () {
        () if by(FREE_SOON) => 1.0,
        () if by(FREE_LATE) => 0.5,
        () => 0.0,
    };
    Some(Finding::of(share, deadline.to_string(), free.to_string()))
}

/// False when a criterion ticked "only" is stated by the person and not fully met.
pub fn passes(need: &NeedFeatures, person: &PersonFeatures) -> bool {
    need.only.iter().all(|only| {
        let finding = match only {
            OnlyCriterion::Mode => mode(need, person),
            OnlyCriterion::Degree => degree(need, person),
            OnlyCriterion::Years => years(need, person),
            OnlyCriterion::Languages => languages(need, person),
            OnlyCriterion::Place => place(need, person),
            OnlyCriterion::Availability => availability(need, person),
        };
        finding.and_then(|f| f.share).is_none_or(|share| share >= 1.0)
    })
}
