//! Labelled pairs of people, and any text: who is told to be one.

use proptest::prelude::*;

use super::*;
use crate::domain::field::FieldCode;
use crate::domain::talent::GansuTie;

/// One of the labelled people: name|other name|employer|tie,county|field|city|country|numbers.
fn person(cell: &str) -> (PersonFacts, Vec<(Fact, String)>) {
    let parts: Vec<&str> = cell.split('|').map(str::trim).collect();
    let at = |n: usize| parts.get(n).copied().unwrap_or_default();
    let some = |n: usize| Some(at(n).to_owned()).filter(|text| !text.is_empty());
    let tie = at(3).split_once(',').map(|(kind, place)| GansuTie {
        kind: kind.parse().expect("a kind of tie"),
        division: Some(region::find(place).expect("a place").code.to_owned()),
    });
    let profile = TalentProfile {
        fields: some(4).map(FieldCode).into_iter().collect(),
        city: some(5),
        country: at(6).to_owned(),
        gansu_ties: tie.into_iter().collect(),
        ..TalentProfile::default()
    };
    let identity =
        TalentIdentity { name: at(0).into(), other_name: some(1), employer: some(2), ..TalentIdentity::default() };
    let numbers = at(7).split_whitespace().filter_map(|n| n.split_once('='));
    let numbers = numbers.map(|(kind, number)| (kind.parse().expect("a number"), number.to_owned())).collect();
    (PersonFacts::of(&profile, &identity), numbers)
}

fn likeness(a: &str, b: &str) -> Option<Likeness> {
    let ((a, of_a), (b, of_b)) = (person(a), person(b));
    let shared: Vec<Fact> = of_a.iter().filter(|number| of_b.contains(number)).map(|number| number.0).collect();
    compare(&a, &b, &shared)
}

#[test]
fn the_labelled_people_are_told_apart() {
    let (mut told, mut right, mut missed, mut wrong, mut count) = (0, 0, Vec::new(), Vec::new(), 0);
    for line in include_str!("../../tests/data/same_people.tsv").lines().filter(|l| !l.starts_with('#')) {
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
    println!("{count} pairs of people: precision {precision:.3}, recall {recall:.3}");
    println!("missed: {missed:#?}\nwrong: {wrong:#?}");
    assert!(count >= 60 && precision >= 0.95 && recall >= 0.9);
}

#[test]
fn two_names_in_other_characters_are_two_people() {
    assert_eq!(likeness("王芳|||||Palo Alto|US|", "王方|||||Palo Alto|US|"), None);
    let by_phone = likeness("王芳||||||US|phone=1", "李强||||||US|phone=1").unwrap();
    assert_eq!(by_phone.likelihood, Likelihood::Weak, "a couple may share a telephone");
}

proptest! {
    #[test]
    fn who_is_written_twice_is_found(
        surname in prop::sample::select(vec!["王", "单", "欧阳", "呼延", "仇"]),
        given in "[\u{4E00}-\u{6FFF}]{2}",
        field in prop::sample::select(vec!["biomedicine", "new_materials"]),
    ) {
        let cell = format!("{surname}{given}||||{field}||US|");
        prop_assert_eq!(likeness(&cell, &cell).unwrap().facts[0], Fact::Written);
    }

    #[test]
    fn the_order_of_two_does_not_matter(a in "\\PC{0,20}", b in "\\PC{0,20}") {
        let (a, b) = (a.replace(['|', '\t'], ""), b.replace(['|', '\t'], ""));
        let (a, b) = (format!("{a}||||||US|"), format!("{b}||||||US|"));
        prop_assert_eq!(likeness(&a, &b), likeness(&b, &a));
    }
}
