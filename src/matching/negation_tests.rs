//! Sentences that deny and such as only seem to.

use super::*;

fn denied(text: &str, term: &str) -> bool {
    let text = normal(text).text;
    let term = normal(term).text;
    let at = text.find(&term).expect("the term is in the text");
    Denials::of(&text).cover(at, at + term.len())
}

#[test]
fn english_denials_are_seen() {
    assert!(denied("I've never sintered anything, no experience in sintering of magnets.", "sintering"));
    assert!(denied("Fine-tuning generative models is not mine.", "fine-tuning"));
    assert!(denied("I don't know federated learning or cryptography.", "cryptography"));
    assert!(!denied("I do not teach, but I do peptide synthesis.", "peptide synthesis"));
    assert!(!denied("Not only synthesis but purification.", "synthesis"));
    assert!(!denied("No Chinese. Peptide synthesis for ten years.", "peptide synthesis"));
}

#[test]
fn chinese_denials_end_with_their_clause() {
    assert!(denied("做过小分子，多肽合成没有做过。", "多肽合成"));
    assert!(!denied("做过多肽合成，没有做过放大。", "多肽合成"));
    assert!(denied("从未接触过飞控", "飞控"));
}
