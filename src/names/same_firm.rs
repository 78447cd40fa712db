//! How like two firms are. The credit code decides where both tell it: two codes are two firms, whatever their names.

use std::collections::BTreeSet;

use super::firm::FirmName;
use super::web_domain::own_domain;
use crate::domain::enterprise::EnterpriseProfile;
use crate::domain::likeness::{Fact, Likelihood, Likeness};
use crate::domain::region;

/// From so many points on two firms are likely one, and worth a look.
const LIKELY: i32 = 5;
const WEAK: i32 = 2;
/// A name without place and legal form that is so long says as much as a whole name.
const LONG: usize = 4;

/// What of a firm is compared.
#[derive(Debug, Clone, Default)]
pub struct FirmFacts {
    /// All forms of the name.
    pub name: FirmName,
    /// Credit code.
    pub uscc: Option<String>,
    /// Its prefectures, as its name and its address say.
    pub places: BTreeSet<String>,
    /// Fields.
    pub fields: BTreeSet<String>,
    /// Web domain.
    pub domain: Option<String>,
}

impl FirmFacts {
    /// The facts of what a firm says of itself.
    pub fn of(profile: &EnterpriseProfile) -> Self {
        let name = FirmName::of([&profile.name.zh, &profile.name.en].into_iter().flatten().map(String::as_str));
        let seat = profile.division.as_deref().and_then(region::prefecture_of).map(|place| place.code.to_owned());
        Self {
            places: name.places.iter().cloned().chain(seat).collect(),
            name,
            uscc: profile.uscc.clone(),
            fields: profile.fields.iter().map(|field| field.as_str().to_owned()).collect(),
            domain: profile.website.as_deref().and_then(own_domain),
        }
    }
}

/// How like two firms are; `None` when nothing says that they are one. `shared` are the domain of the contact's address and
/// the telephone, where both have the same.
pub fn compare(a: &FirmFacts, b: &FirmFacts, shared: &[Fact]) -> Option<Likeness> {
    let meets = |x: &BTreeSet<String>, y: &BTreeSet<String>| x.intersection(y).next().is_some();
    let certain = |facts| Some(Likeness { likelihood: Likelihood::Certain, facts });
    let mut facts: Vec<(Fact, i32)> = Vec::new();
    if let Some(core) = a.name.written.intersection(&b.name.written).next() {
        facts.push((Fact::Written, if core.chars().count() >= LONG { 5 } else { 3 }));
    }
    if meets(&a.name.spelled, &b.name.spelled) {
        facts.push((Fact::Spelled, 4));
    }
    if facts.is_empty() && meets(&a.name.brands, &b.name.brands) {
        facts.push((Fact::Brand, 2));
    }
    match (&a.uscc, &b.uscc) {
        (Some(x), Some(y)) if x == y => return certain(vec![Fact::Uscc]),
        // Two codes are two firms; a name in common is worth a look all the same, since one may be mistyped.
        (Some(_), Some(_)) => facts.push((Fact::OtherUscc, -8)),
        _ => {}
    }
    if a.domain.is_some() && a.domain == b.domain || shared.contains(&Fact::Domain) {
        facts.push((Fact::Domain, 4));
    }
    if shared.contains(&Fact::Phone) {
        facts.push((Fact::Phone, 3));
    }
    if !a.places.is_empty() && !b.places.is_empty() {
        facts.push(if meets(&a.places, &b.places) { (Fact::Place, 1) } else { (Fact::OtherPlace, -2) });
    }
    if !a.fields.is_empty() && !b.fields.is_empty() {
        facts.push(if meets(&a.fields, &b.fields) { (Fact::Field, 1) } else { (Fact::OtherField, -1) });
    }
    let says = |wanted: &[Fact]| facts.iter().any(|(fact, _)| wanted.contains(fact));
    let has_name = says(&[Fact::Written, Fact::Spelled, Fact::Brand]);
    let points: i32 = facts.iter().map(|(_, worth)| worth).sum();
    let likelihood = match points {
        points if points >= LIKELY && has_name => Likelihood::Likely,
        points if points >= WEAK && (has_name || says(&[Fact::Domain, Fact::Phone])) => Likelihood::Weak,
        _ if says(&[Fact::Written]) && says(&[Fact::OtherUscc]) => Likelihood::Weak,
        _ => return None,
    };
    Some(Likeness { likelihood, facts: facts.into_iter().map(|(fact, _)| fact).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::FieldCode;
    use crate::domain::value::Bilingual;

    /// One of the labelled firms: Chinese name|English name|code|place|field|website|numbers.
    fn firm(cell: &str) -> (FirmFacts, Vec<Fact>, String) {
        let parts: Vec<&str> = cell.split('|').map(str::trim).collect();
        let some = |n: usize| parts.get(n).map(|text| (*text).to_owned()).filter(|text| !text.is_empty());
        let profile = EnterpriseProfile {
            name: Bilingual { zh: some(0), en: some(1) },
            uscc: some(2),
            division: some(3),
            fields: some(4).map(FieldCode).into_iter().collect(),
            website: some(5),
            ..EnterpriseProfile::default()
        };
        let numbers = some(6).unwrap_or_default();
        (FirmFacts::of(&profile), numbers.split_once('=').map(|n| n.0.parse().unwrap()).into_iter().collect(), numbers)
    }

    fn likeness(a: &str, b: &str) -> Option<Likeness> {
        let ((a, kind, of_a), (b, _, of_b)) = (firm(a), firm(b));
        compare(&a, &b, if !of_a.is_empty() && of_a == of_b { &kind } else { &[] })
    }

    #[test]
    fn the_labelled_firms_are_told_apart() {
        let (mut told, mut right, mut missed, mut wrong, mut count) = (0, 0, Vec::new(), Vec::new(), 0);
        for line in include_str!("../../tests/data/same_firms.tsv").lines().filter(|l| !l.starts_with('#')) {
            let [label, a, b] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {line}") };
            count += 1;
            let found = likeness(a, b);
            let is_likely = found.as_ref().is_some_and(|l| l.likelihood != Likelihood::Weak);
            assert_eq!(found, likeness(b, a), "either way round: {line}");
            match (label, is_likely) {
                ("same", true) => (told, right) = (told + 1, right + 1),
                ("same", false) => (missed.push(line), told += 1).1,
                ("weak", true) | ("other", true) => wrong.push(line),
                ("weak", false) => assert!(found.is_some(), "worth a look: {line}"),
                ("other", false) => {}
                _ => panic!("no label: {line}"),
            }
        }
        let precision = f64::from(right) / (f64::from(right) + wrong.len() as f64);
        let recall = f64::from(right) / f64::from(told);
        println!("{count} pairs of firms: precision {precision:.3}, recall {recall:.3}");
        println!("missed: {missed:#?}\nwrong: {wrong:#?}");
        assert!(count >= 25 && precision >= 0.95 && recall >= 0.9);
    }
}
