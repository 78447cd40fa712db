//! Pairs through the whole engine: scores, lines, names.

use super::*;
use crate::domain::need::NeedBrief;
use crate::domain::talent::TalentProfile;
use crate::domain::value::Lang;

fn need(json: serde_json::Value) -> NeedBrief {
    serde_json::from_value(json).expect("a need")
}

fn person(json: serde_json::Value) -> TalentProfile {
    serde_json::from_value(json).expect("a profile")
}

fn peptide_need() -> serde_json::Value {
    serde_json::json!({
        "kind": "consulting", "title": {"zh": "长链多肽工艺放大"}, "fields": ["biomedicine"], "modes": ["consulting"],
        "must": ["固相合成", "制备纯化"], "nice": ["冻干"], "languages": ["zh"], "min_degree": "master", "min_years": 5
    })
}

fn peptide_person() -> serde_json::Value {
    serde_json::json!({
        "headline": {"en": "Peptide chemist: SPPS from the bench to kilograms"}, "fields": ["biomedicine"],
        "skills": ["preparative HPLC", "long peptides"], "degree": "doctor", "years_experience": 12, "country": "US",
        "modes": ["consulting"], "languages": ["en"]
    })
}

#[test]
fn a_score_is_the_sum_of_its_lines() {
    let engine = Engine::shared().expect("data are sound");
    let score = engine.score(&engine.need(&need(peptide_need())), &engine.person(&person(peptide_person()), None));
    for (side, total) in [(Side::Need, score.need_fit), (Side::Person, score.person_fit)] {
        let lines = score.lines.iter().filter(|l| l.side == side);
        let sum = lines.clone().fold(0.0, |s, l| s + l.points);
        let of: f64 = lines.map(|l| l.of).sum();
        assert_eq!(sum, total);
        assert!((of - 100.0).abs() < 1e-9);
    }
    assert!(score.need_fit > 60.0 && score.person_fit > 70.0);
}

#[test]
fn the_reasons_are_named_in_the_readers_language() {
    let engine = Engine::shared().expect("data are sound");
    let score = engine.score(&engine.need(&need(peptide_need())), &engine.person(&person(peptide_person()), None));
    let named = |phrases: &[Phrase]| phrases.iter().map(|p| p.text.clone()).collect::<Vec<_>>();
    let en = engine.phrases(&score.lines, Lang::En);
    assert_eq!(named(&en.met)[..2], ["Solid-phase peptide synthesis", "Preparative purification"]);
    assert_eq!(named(&en.missing), ["Freeze-drying"]);
    assert_eq!(named(&engine.phrases(&score.lines, Lang::Zh).missing), ["冻干"]);
}

#[test]
fn a_person_is_named_by_what_weighs_most() {
    let engine = Engine::shared().expect("data are sound");
    let features = engine.person(&person(peptide_person()), None);
    let slug = engine.speciality_of(&features).expect("names something");
    assert_eq!(engine.label(slug, Lang::Zh), "多肽合成");
}

#[test]
fn a_pair_scores_alike_in_either_language() {
    let engine = Engine::shared().expect("data are sound");
    let mut english = peptide_need();
    english["title"] = serde_json::json!({"en": "Scale-up of long-chain peptides"});
    english["must"] = serde_json::json!(["solid phase synthesis", "preparative purification"]);
    english["nice"] = serde_json::json!(["lyophilisation"]);
    let person = engine.person(&person(peptide_person()), None);
    let zh = engine.score(&engine.need(&need(peptide_need())), &person);
    let en = engine.score(&engine.need(&need(english)), &person);
    assert!((zh.need_fit - en.need_fit).abs() < 5.0, "{} and {}", zh.need_fit, en.need_fit);
    assert_eq!(zh.person_fit, en.person_fit);
}

#[test]
fn only_filters_and_what_is_not_stated_costs_nothing() {
    let engine = Engine::shared().expect("data are sound");
    let mut strict = peptide_need();
    strict["only"] = serde_json::json!(["languages"]);
    let strict = engine.need(&need(strict));
    assert!(!engine.passes(&strict, &engine.person(&person(peptide_person()), None)));
    let mut silent = peptide_person();
    silent["languages"] = serde_json::json!([]);
    let silent = engine.person(&person(silent), None);
    assert!(engine.passes(&strict, &silent));
    let score = engine.score(&strict, &silent);
    let line = score.lines.iter().find(|l| l.criterion == Criterion::Languages).expect("is asked");
    assert_eq!((line.result, line.of), (LineResult::NotStated, 0.0));
}

#[test]
fn what_the_person_denies_is_missing() {
    let engine = Engine::shared().expect("data are sound");
    let mut denying = peptide_person();
    denying["summary"] = serde_json::json!({"en": "Ten years of synthesis. I have never done freeze-drying."});
    let score = engine.score(&engine.need(&need(peptide_need())), &engine.person(&person(denying), None));
    let line = score.lines.iter().find(|l| l.criterion == Criterion::Nice).expect("is asked");
    assert_eq!((line.result, line.link, line.points), (LineResult::Missing, Some(Link::Denied), 0.0));
}

#[test]
fn features_survive_storage() {
    let engine = Engine::shared().expect("data are sound");
    let features = engine.person(&person(peptide_person()), Some("Head of peptides"));
    let json = serde_json::to_string(&features).expect("serialises");
    assert_eq!(serde_json::from_str::<PersonFeatures>(&json).expect("reads"), features);
    assert_eq!(features.made_by, engine.versions());
}
