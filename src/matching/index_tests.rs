//! Who is found, in which order, through changes of the index.

use super::*;
use crate::domain::field::FieldCode;
use crate::domain::need::{NeedBrief, NeedKind};
use crate::domain::talent::TalentProfile;
use crate::domain::value::{Bilingual, Lang, Mode};

fn person(engine: &Engine, headline: &str) -> PersonFeatures {
    let profile = TalentProfile {
        headline: Bilingual::typed(headline, Lang::En),
        fields: vec![FieldCode("biomedicine".to_owned())],
        country: "US".to_owned(),
        modes: vec![Mode::Consulting],
        ..TalentProfile::default()
    };
    engine.person(&profile, None)
}

fn need(engine: &Engine, title: &str) -> NeedFeatures {
    let json = serde_json::json!({
        "kind": NeedKind::Consulting, "title": {"zh": title}, "fields": ["biomedicine"], "modes": ["consulting"]
    });
    engine.need(&serde_json::from_value::<NeedBrief>(json).expect("a need"))
}

fn put_person(index: &mut Index, engine: &Engine, (id, version): (&str, i32), headline: &str) {
    let packed = engine.pack_person(&person(engine, headline));
    index.put_person(engine.person_document(id, version, packed).expect("is whole"));
}

fn put_need(index: &mut Index, engine: &Engine, (id, version): (&str, i32), title: &str) {
    let packed = engine.pack_need(&need(engine, title));
    index.put_need(engine.need_document(id, version, packed).expect("is whole"));
}

fn ids(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|h| h.id.as_str()).collect()
}

#[test]
fn the_best_come_first_and_ties_go_by_id() {
    let engine = Engine::shared().expect("data are sound");
    let mut index = Index::new();
    for id in ["c", "a", "b"] {
        put_person(&mut index, &engine, (id, 1), "Peptide synthesis");
    }
    put_person(&mut index, &engine, ("z", 1), "Solid-phase peptide synthesis, scale-up");
    put_person(&mut index, &engine, ("x", 1), "Wind turbine gearboxes");
    let need = need(&engine, "固相合成工艺放大");
    let top = index.top_people(&engine, &need, 4);
    assert_eq!(ids(&top), ["z", "a", "b", "c"]);
    assert_eq!(ids(&index.rank_all(&engine, &need)), ["z", "a", "b", "c", "x"]);
}

#[test]
fn a_replaced_or_removed_person_leaves_no_trace() {
    let engine = Engine::shared().expect("data are sound");
    let mut index = Index::new();
    put_person(&mut index, &engine, ("a", 1), "Peptide synthesis");
    put_person(&mut index, &engine, ("a", 2), "Wind turbine gearboxes");
    put_person(&mut index, &engine, ("a", 1), "Peptide synthesis");
    assert_eq!(index.person_version("a"), Some(2));
    let hits = index.top_needs(&engine, &person(&engine, "Wind turbine gearboxes"), 5);
    assert!(hits.is_empty());
    index.remove_person("a");
    assert!(index.is_empty() && index.top_people(&engine, &need(&engine, "多肽合成"), 5).is_empty());
}

#[test]
fn a_person_finds_needs() {
    let engine = Engine::shared().expect("data are sound");
    let mut index = Index::new();
    put_need(&mut index, &engine, ("n1", 3), "风电齿轮箱诊断");
    put_need(&mut index, &engine, ("n2", 1), "多肽合成");
    let hits = index.top_needs(&engine, &person(&engine, "Wind turbine gearboxes"), 1);
    assert_eq!((hits[0].id.as_str(), hits[0].version), ("n1", 3));
}
