//! Soft links: what two texts come near to, within a language and across, and how a line names it.

use super::super::{Criterion, Engine, Link, PersonFeatures, Side, reasons};
use super::*;
use crate::domain::value::Lang;

fn near(engine: &Engine, text: &str) -> Near {
    engine.nearby.of(&Meaning::of(&engine.embedder, text, text, ""))
}

#[test]
fn texts_of_one_subject_share_a_link_across_languages() {
    let engine = Engine::shared().expect("data are sound");
    for (chinese, english, slug) in [
        ("离心泵水力设计与可靠性提升", "Centrifugal pump hydraulics, API 610", "pump-hydraulics"),
        ("马铃薯抗病加工型品种联合选育", "Potato genetics and pathology", "potato-breeding"),
    ] {
        let node = shared(&near(&engine, chinese), &near(&engine, english), |_| true).expect("a link");
        assert_eq!(engine.taxonomy.slug_of(node), slug, "{chinese}");
    }
    let [pumps, murals] =
        ["离心泵水力设计与可靠性提升", "Digital conservation of murals"].map(|text| near(&engine, text));
    assert_eq!(shared(&pumps, &murals, |_| true), None);
}

#[test]
fn links_are_few_ordered_and_none_for_no_text() {
    let engine = Engine::shared().expect("data are sound");
    assert!(near(&engine, "").is_empty() && near(&engine, "  \u{202e} ").is_empty());
    let some = near(&engine, "碳离子放疗物理师");
    assert!((1..=MOST).contains(&some.len()) && some.is_sorted_by(|a, b| a.1 >= b.1));
    let is_general = |node: Node| engine.taxonomy.entry(node).is_none_or(|entry| entry.is_general);
    assert!(some.iter().all(|(node, nearness)| *nearness >= LEAST && !is_general(*node)));
}

#[test]
fn the_nearest_of_both_is_shared() {
    let (a, b) = (vec![(1, 0.9), (2, 0.6), (3, 0.5)], vec![(3, 0.8), (2, 0.7)]);
    let any = |_| true;
    assert_eq!((shared(&a, &b, any), shared(&a, &b, |node| node != 2)), (Some(2), Some(3)));
    assert_eq!((shared(&a, &vec![(9, 1.0)], any), shared(&vec![], &b, any)), (None, None));
}

#[test]
fn the_names_of_all_concepts_have_their_vectors() {
    let (taxonomy, names) = (Taxonomy::load().expect("sound"), Names::load().expect("sound"));
    let concepts = (0..).zip(&taxonomy.entries).filter(|(node, _)| !taxonomy.is_subfield(*node));
    let missing: Vec<&str> = concepts
        .flat_map(|(_, entry)| [&entry.zh, &entry.en])
        .filter(|name| !names.has(name))
        .map(String::as_str)
        .collect();
    assert!(missing.is_empty(), "run the example build_names of src/embedding: {missing:?}");
}

#[test]
fn a_soft_link_is_named_as_such_in_both_languages_and_moves_no_point() {
    let engine = Engine::shared().expect("data are sound");
    let brief = serde_json::json!({
        "kind": "consulting", "title": {"zh": "石化高温高压离心泵水力设计与可靠性提升"}, "fields": ["advanced-manufacturing"],
        "modes": ["consulting"], "body": {"zh": "泵效率比国外同类低五个百分点，叶轮和蜗壳的设计靠经验，振动偏大。"}
    });
    let profile = serde_json::json!({
        "headline": {"en": "Centrifugal pump hydraulics"}, "fields": ["advanced-manufacturing"], "country": "DE",
        "modes": ["consulting"], "languages": ["en"], "skills": [],
        "summary": {"en": "Impellers and volutes of process pumps, efficiency and vibration, from drawing to test bed."}
    });
    let need = engine.need(&serde_json::from_value(brief).expect("a need"));
    let person = engine.person(&serde_json::from_value(profile).expect("a profile"), None);
    let score = engine.score(&need, &person);
    let line = score.lines.iter().find(|line| line.criterion == Criterion::Meaning).expect("both say something");
    let concept = line.concept.as_deref().expect("a soft link");
    let entry = engine.taxonomy.slug(concept).and_then(|node| engine.taxonomy.entry(node)).expect("a concept");
    assert_eq!((line.link, engine.taxonomy.slug_of(entry.subfield)), (Some(Link::Meaning), "pumps-turbomachinery"));
    for (lang, told) in
        [(Lang::Zh, format!("两边都接近“{}”", entry.zh)), (Lang::En, format!("both come near to “{}”", entry.en))]
    {
        let reasons = reasons::of_side(&engine, &score.lines, Side::Need, lang);
        let reason = reasons.iter().find(|reason| reason.key == "need-meaning").expect("is told");
        assert!(reason.text.ends_with(&told), "{}", reason.text);
    }
    let blind = PersonFeatures { near: Near::new(), ..person.clone() };
    assert_eq!(engine.score(&need, &blind).fit(), score.fit());
}
