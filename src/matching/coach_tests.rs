//! All forms of a need counted in one pass are counted as if each were looked at alone.

use super::*;
use crate::domain::need::NeedBrief;
use crate::domain::talent::TalentProfile;
use crate::matching::constraints;
use crate::matching::document::PersonDocument;

const FROM: Thresholds = Thresholds { strong: 70.0, worth_a_look: 40.0 };

fn people(engine: &Engine, count: usize) -> impl Iterator<Item = PersonDocument> {
    let headlines =
        ["Peptide synthesis and purification", "Freeze-drying of vaccines", "固相合成工艺放大", "Battery cathodes"];
    let kinds = (0..24).map(|kind: usize| {
        let of = |all: [&'static str; 2], place: usize| all[place % 2];
        let (skill, mode) = (of(["HPLC", "GMP"], kind % 3), of(["consulting", "part_time"], kind / 4));
        let (language, degree) = (of(["en", "zh"], kind / 8), of(["bachelor", "doctor"], kind));
        let profile = serde_json::json!({
            "headline": {"en": headlines[kind % 4]}, "fields": ["biomedicine"], "skills": [skill], "country": "US",
            "modes": [mode], "languages": [language], "degree": (!kind.is_multiple_of(5)).then_some(degree), "years_experience": kind,
        });
        let profile: TalentProfile = serde_json::from_value(profile).expect("a profile");
        engine.pack_person(&engine.person(&profile, None))
    });
    let kinds: Vec<_> = kinds.collect();
    (0..count).map(move |number| {
        let packed = kinds[number % kinds.len()].clone();
        engine.person_document(&format!("{number:05}"), 1, packed).expect("is whole")
    })
}

fn need(engine: &Engine) -> NeedFeatures {
    let brief = serde_json::json!({
        "kind": "consulting", "title": {"en": "Scale-up of peptide synthesis"}, "fields": ["biomedicine"],
        "modes": ["consulting"], "must": ["solid-phase synthesis", "HPLC"], "nice": ["freeze-drying"], "min_degree": "doctor",
        "min_years": 8, "languages": ["zh"], "only": ["mode", "degree", "years"],
    });
    engine.need(&serde_json::from_value::<NeedBrief>(brief).expect("a need"))
}

/// One form alone: those whom the need nominates and the form's filters let through, all with all their figures.
fn alone(index: &Index, engine: &Engine, need: &NeedFeatures, form: &NeedFeatures) -> Reach {
    let (packed, first) = (engine.pack_need(form), engine.pack_need(need));
    let asks = WithNeed::new(engine, &first).expect("is whole");
    let query = Query::new(engine.tokens_of_need(asks.view()));
    let mut with = WithNeed::new(engine, &packed).expect("is whole");
    let mut reach = Reach::default();
    let mut count = |person: &PersonFacts, bytes: &[u8], _: f64, _: f64| -> Option<f64> {
        let fit = with.fit(person, bytes).expect("is whole");
        let lesser = fit.need_fit.min(fit.person_fit);
        reach.strong += usize::from(lesser >= FROM.strong);
        reach.worth_a_look += usize::from((FROM.worth_a_look..FROM.strong).contains(&lesser));
        None
    };
    let passes = |person: &PersonFacts| constraints::passes(&packed.facts, person);
    let found = match index.people.len() <= NOMINATED {
        true => index.people.forward_scan(&query, passes, 0, &mut Scratch::new(), &mut count),
        false => index.people.rerank(&query, passes, NOMINATED, 0, &mut Scratch::new(), &mut count),
    };
    assert_eq!(found.len(), 0, "who is counted is not kept");
    reach
}

#[test]
fn forms_are_counted_as_if_each_were_looked_at_alone() {
    let engine = Engine::shared().expect("data are sound");
    let need = need(&engine);
    for count in [0, 100, 6 * NOMINATED] {
        let index = Index::build(people(&engine, count), []);
        let coach = index.coach(&engine, &need, FROM);
        assert_eq!(coach.now, alone(&index, &engine, &need, &need), "{count} people");
        assert_eq!(coach.without.len(), 8);
        for (requirement, reach) in &coach.without {
            let form = without(&need, requirement);
            assert_eq!(*reach, alone(&index, &engine, &need, &form), "{count} people without {requirement:?}");
        }
        let sums = coach.without.iter().map(|(_, reach)| reach.strong + reach.worth_a_look);
        assert_eq!(count > 0, sums.max().unwrap_or_default() > 0, "somebody is counted");
    }
}
