//! The compiled-in classification, and what texts of both languages are near to in it.

use super::*;
use std::sync::LazyLock;

static EMBEDDER: LazyLock<Embedder> = LazyLock::new(|| Embedder::load().expect("the compiled-in model"));
static ESCO: LazyLock<Esco> = LazyLock::new(|| Esco::load().expect("the compiled-in classification"));

fn profile(text: &str) -> Profile {
    ESCO.profile(&EMBEDDER.reduced(text))
}

#[test]
fn the_data_are_sound() {
    let (occupations, skills) = (ESCO.occupations(), ESCO.skills());
    assert_eq!((occupations.len(), skills.len()), (3_025, 13_939));
    assert!(
        occupations.iter().all(|o| (110..=9_629).contains(&o.group) && !o.labels.is_empty() && !o.label.is_empty())
    );
    assert!(skills.iter().all(|skill| !skill.label.is_empty()));
    let ids: std::collections::HashSet<_> =
        occupations.iter().map(|o| o.id).chain(skills.iter().map(|s| s.id)).collect();
    assert_eq!(ids.len(), occupations.len() + skills.len());
}

#[test]
fn texts_in_both_languages_are_near_what_they_name() {
    for (text, label) in [("welder", "welder"), ("焊工", "welder"), ("physiotherapist", "physiotherapist")] {
        let nearest = ESCO.nearest(&EMBEDDER.reduced(text), Kind::Occupation, 5);
        assert_eq!(nearest.len(), 5);
        assert!(nearest.is_sorted_by(|a, b| a.similarity >= b.similarity));
        assert!(nearest.iter().any(|neighbour| neighbour.label == label), "{text}: {nearest:?}");
    }
    let skill = &ESCO.nearest(&EMBEDDER.reduced("mycology"), Kind::Skill, 1)[0];
    assert!(skill.label.ends_with("mycology") && skill.similarity > 0.8, "{skill:?}");
    assert!(skill.id.starts_with("http://data.europa.eu/esco/skill/") && skill.id.len() == 69, "{skill:?}");
    assert!(ESCO.nearest(&Reduced::ZERO, Kind::Skill, 5).is_empty());
}

#[test]
fn profiles_tell_kinds_of_work_apart() {
    let (same, other) = (profile("护士").similarity(&profile("nurse")), profile("护士").similarity(&profile("welder")));
    assert!(same.0 > 0.3 && same.1 > 0.5, "{same:?}");
    assert!(other.0 < 0.05 && other.1 < 0.1, "{other:?}");
    let (own, _) = profile("welder").similarity(&profile("welder"));
    assert!((own - 1.0).abs() < 1e-5);
    assert_eq!(profile("  "), Profile::default());
    assert_eq!(profile("welder").occupations.entries().len(), 30);
}

#[test]
fn the_same_weights_everywhere() {
    // Guards the promise of the module, as the test of the vectors does.
    let bits = |text: &&str| {
        let Profile { occupations, groups } = profile(text);
        let all = occupations.entries().iter().chain(groups.entries());
        all.fold(0_u32, |sum, (key, weight)| sum.rotate_left(5) ^ weight.to_bits() ^ *key)
    };
    assert_eq!(["药物化学", "battery engineer"].iter().map(bits).collect::<Vec<_>>(), [2_582_241_651, 3_668_993_094]);
}
