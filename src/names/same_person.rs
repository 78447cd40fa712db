//! How like two people are: points for what they have in common, fewer for what many have, and some off for what differs.

use std::collections::BTreeSet;

use super::firm::FirmName;
use super::person::{PersonName, Reading};
use crate::domain::han::simplified;
use crate::domain::likeness::{Fact, Likelihood, Likeness};
use crate::domain::record::TalentRecord;
use crate::domain::region;
use crate::domain::talent::{TalentIdentity, TalentProfile, TieKind};

/// From so many points on two people who share a name are likely one.
const LIKELY: i32 = 5;
/// From so many on, a name by sound or an initial is worth a look.
const WEAK: i32 = 3;

/// What of a person is compared.
#[derive(Debug, Clone, Default)]
pub struct PersonFacts {
    /// All forms of the name.
    pub name: PersonName,
    /// All forms of the employer's name.
    pub employer: FirmName,
    /// Codes of counties and prefectures of ties to Gansu.
    pub ties: BTreeSet<String>,
    /// Prefecture of birth.
    pub birth: Option<String>,
    /// Fields.
    pub fields: BTreeSet<String>,
    /// City in one spelling.
    pub city: Option<String>,
    /// Country.
    pub country: String,
}

impl PersonFacts {
    /// The facts of a profile and of who stands behind it.
    pub fn of(profile: &TalentProfile, identity: &TalentIdentity) -> Self {
        let ties =
            profile.gansu_ties.iter().filter_map(|tie| Some((tie.kind, region::find(tie.division.as_deref()?)?)));
        let birth = ties.clone().find(|(kind, _)| *kind == TieKind::Birth).map(|(_, place)| place.code);
        Self {
            name: PersonName::of([Some(identity.name.as_str()), identity.other_name.as_deref()].into_iter().flatten()),
            employer: FirmName::of(identity.employer.as_deref()),
            ties: ties.map(|(_, place)| place.code.to_owned()).collect(),
            birth: birth.and_then(region::prefecture_of).map(|place| place.code.to_owned()),
            fields: profile.fields.iter().map(|field| field.as_str().to_owned()).collect(),
            city: profile.city.as_deref().map(city).filter(|city| !city.is_empty()),
            country: profile.country.clone(),
        }
    }

    /// The facts of all that a person wrote.
    pub fn of_record(record: &TalentRecord) -> Self {
        Self::of(&record.profile, &record.identity)
    }
}

/// A city without case, marks and the word for it.
fn city(typed: &str) -> String {
    let plain: String = typed.to_lowercase().chars().filter(|c| c.is_alphanumeric()).map(simplified).collect();
    plain.trim_end_matches('市').to_owned()
}

/// How two names meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Meeting {
    how: Fact,
    is_common: bool,
}

impl Meeting {
    fn of(a: &PersonName, b: &PersonName) -> Option<Self> {
        let both = || a.readings.intersection(&b.readings).filter(|reading| !reading.is_initial());
        let is_common = both().any(Reading::is_common);
        if a.han.intersection(&b.han).next().is_some() {
            return Some(Self { how: Fact::Written, is_common });
        }
        // Who is written in other characters is somebody else, however it sounds.
        if !a.han.is_empty() && !b.han.is_empty() {
            return None;
        }
        if both().next().is_some() {
            return Some(Self { how: Fact::Sounds, is_common });
        }
        let initial = shared_initial(a, b).or_else(|| shared_initial(b, a))?;
        Some(Self { how: Fact::Initial, is_common: initial.is_common() })
    }

    fn points(self) -> i32 {
        match (self.how, self.is_common) {
            (Fact::Written, false) => 4,
            (Fact::Sounds, false) => 3,
            (Fact::Written, true) | (Fact::Initial, false) => 2,
            _ => 1,
        }
    }
}

fn shared_initial<'a>(short: &PersonName, long: &'a PersonName) -> Option<&'a Reading> {
    let of = |initial: &Reading| {
        long.readings.iter().find(|r| r.surname == initial.surname && r.given.starts_with(&initial.given))
    };
    short.readings.iter().filter(|r| r.is_initial()).find_map(of)
}

/// How like two people are; `None` when nothing says that they are one. `shared` are the numbers and addresses that both have:
/// telephone, WeChat, e-mail.
pub fn compare(a: &PersonFacts, b: &PersonFacts, shared: &[Fact]) -> Option<Likeness> {
    let name = Meeting::of(&a.name, &b.name);
    let numbers = shared.iter().copied().filter(|fact| matches!(fact, Fact::Phone | Fact::Wechat | Fact::Mail));
    let mut facts: Vec<Fact> = name.map(|meeting| meeting.how).into_iter().chain(numbers).collect();
    let mut points = name.map_or(0, Meeting::points) + 5 * (facts.len() as i32 - i32::from(name.is_some()));
    for (fact, worth) in surroundings(a, b) {
        points += worth;
        facts.push(fact);
    }
    let has_number = facts.iter().any(|fact| matches!(fact, Fact::Phone | Fact::Wechat | Fact::Mail));
    let likelihood = match name {
        Some(_) if points >= LIKELY => Likelihood::Likely,
        Some(meeting) if meeting.how == Fact::Written || points >= WEAK => Likelihood::Weak,
        _ if has_number => Likelihood::Weak,
        _ => return None,
    };
    Some(Likeness { likelihood, facts })
}

/// What stands around the name, with its points.
fn surroundings(a: &PersonFacts, b: &PersonFacts) -> Vec<(Fact, i32)> {
    let mut found = Vec::new();
    let meets = |x: &BTreeSet<String>, y: &BTreeSet<String>| x.intersection(y).next().is_some();
    if meets(&a.employer.written, &b.employer.written) || meets(&a.employer.spelled, &b.employer.spelled) {
        found.push((Fact::Employer, 3));
    }
    if let Some(worth) = place(a, b) {
        found.push(worth);
    }
    match (a.fields.is_empty() || b.fields.is_empty(), meets(&a.fields, &b.fields)) {
        (_, true) => found.push((Fact::Field, 1)),
        (false, false) => found.push((Fact::OtherField, -1)),
        _ => {}
    }
    if a.city.is_some() && a.city == b.city {
        found.push((Fact::City, 1));
    }
    if !a.country.is_empty() && !b.country.is_empty() {
        let is_same = a.country == b.country;
        found.push(if is_same { (Fact::Country, 1) } else { (Fact::OtherCountry, -1) });
    }
    found
}

/// The same county says more than the same prefecture; two places of birth are two people.
fn place(a: &PersonFacts, b: &PersonFacts) -> Option<(Fact, i32)> {
    if let (Some(x), Some(y)) = (&a.birth, &b.birth)
        && x != y
    {
        return Some((Fact::OtherPlace, -3));
    }
    let is_county = |code: &&String| region::find(code).is_some_and(|place| place.level != "prefecture");
    if a.ties.intersection(&b.ties).any(|code| is_county(&code)) {
        return Some((Fact::Place, 2));
    }
    let prefectures = |ties: &BTreeSet<String>| -> BTreeSet<&str> {
        ties.iter().filter_map(|code| region::prefecture_of(code)).map(|place| place.code).collect()
    };
    let is_shared = prefectures(&a.ties).intersection(&prefectures(&b.ties)).next().is_some();
    is_shared.then_some((Fact::Place, 1))
}

#[cfg(test)]
#[path = "same_person_tests.rs"]
mod tests;
