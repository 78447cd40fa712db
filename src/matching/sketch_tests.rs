//! What was packed comes back, and what is not whole is refused.

use super::*;
use crate::matching::Engine;
use crate::matching::taxonomy::Node;

#[test]
fn weights_are_whole_steps() {
    let engine = Engine::shared().expect("data are sound");
    let profile = serde_json::json!({
        "headline": {"en": "Peptide chemist, GMP scale-up"}, "fields": ["biomedicine"], "skills": ["SPPS", "HPLC"],
        "summary": {"zh": "从未做过冻干。"}, "country": "US", "modes": ["consulting"]
    });
    let person = engine.person(&serde_json::from_value(profile).expect("a profile"), None);
    let packed = PersonSketch::pack(&person);
    let sketch = PersonSketch::read(&packed).expect("is whole");
    let cover: Vec<(Node, f32)> = sketch.cover.iter().map(weighed).collect();
    assert_eq!(cover, person.cover);
    let shares: Vec<f32> = sketch.mentions.iter().map(|mention| weighed(mention).1).collect();
    assert_eq!(shares, person.mentions.iter().map(|mention| mention.share).collect::<Vec<_>>());
    assert_eq!((sketch.denied.len(), sketch.words.iter().count()), (1, person.words.len()));
}

#[test]
fn what_was_cut_or_added_to_is_refused() {
    let engine = Engine::shared().expect("data are sound");
    let brief = serde_json::json!({
        "kind": "consulting", "title": {"zh": "多肽工艺放大"}, "fields": ["biomedicine"], "modes": ["consulting"],
        "must": ["固相合成", "P507 萃取"], "nice": ["lyophilisation"]
    });
    let need = engine.need(&serde_json::from_value(brief).expect("a need"));
    let packed = NeedSketch::pack(&need);
    let items: Vec<usize> = NeedSketch::read(&packed).expect("is whole").items().map(|i| i.nodes.len()).collect();
    assert_eq!(items, need.items.iter().map(|item| item.nodes.len()).collect::<Vec<_>>());
    for cut in 0..packed.len() {
        assert!(NeedSketch::read(&packed[..cut]).is_none());
    }
    assert!(NeedSketch::read(&[&packed[..], &[0]].concat()).is_none());
}
