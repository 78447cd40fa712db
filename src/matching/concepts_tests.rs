//! Which terms are found in which texts, and where.

use super::*;

fn slugs(text: &str) -> Vec<String> {
    let taxonomy = Taxonomy::load().expect("data are sound");
    let found = Spotter::new(&taxonomy).expect("data are sound").find(text, true);
    found.iter().filter(|f| !f.is_denied).map(|f| taxonomy.slug_of(f.node).to_owned()).collect()
}

#[test]
fn whole_terms_of_either_language_are_found_longest_first() {
    assert_eq!(slugs("做过固相合成与凍乾"), ["solid-phase-peptide-synthesis", "freeze-drying"]);
    assert_eq!(slugs("Sintered NdFeB magnets"), ["sintered-ndfeb", "magnetic-materials"]);
    assert_eq!(slugs("a platform for ragged arrays"), Vec::<String>::new());
}

#[test]
fn an_abbreviation_needs_a_capital_where_there_are_capitals() {
    assert_eq!(slugs("RAG for policy"), ["retrieval-augmented-generation"]);
    assert_eq!(slugs("A wet rag"), Vec::<String>::new());
    assert_eq!(slugs("Led a team; his reach; Spices and herbs"), Vec::<String>::new());
    assert_eq!(slugs("rag, llm"), ["retrieval-augmented-generation", "large-language-models"]);
}

#[test]
fn a_find_knows_its_place_in_the_original() {
    let taxonomy = Taxonomy::load().expect("data are sound");
    let text = "我做 Freeze-Drying 多年";
    let found = &Spotter::new(&taxonomy).expect("data are sound").find(text, true)[0];
    assert_eq!(&text[found.from..found.to], "Freeze-Drying");
}
