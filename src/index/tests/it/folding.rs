//! Folding: it changes no answer, may come too late, and keeps segments few.

use super::common::{Doc, document, found, layout, query};
use longyuan_index::{Index, Layout};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn folding_changes_no_answer(
        layout in layout(),
        documents in prop::collection::vec(document(), 0..120),
        queries in prop::collection::vec((query(), 1u32..4, 0usize..40), 1..6),
    ) {
        let mut index = Index::with_layout(layout);
        for document in documents {
            index.put(document);
        }
        let ask = |index: &Index<String, u32>| -> Vec<_> {
            queries.iter().map(|(query, modulus, k)| found(index, query, *modulus, *k)).collect()
        };
        let before = ask(&index);
        index.fold();
        prop_assert_eq!(&ask(&index), &before);
        let rebuilt = index.rebuild_begin();
        prop_assert!(index.fold_end(rebuilt));
        prop_assert_eq!(&ask(&index), &before);
    }
}

#[test]
fn a_fold_that_comes_too_late_changes_nothing() {
    let document = |key: u32| Doc {
        key: format!("{key}"),
        version: 1,
        tokens: vec![(1, 200)],
        facts: 0,
        forward: vec![],
        hint: 0,
    };
    let mut index = Index::build((0..10).map(document));
    let (first, second) = (index.rebuild_begin(), index.rebuild_begin());
    assert!(index.fold_end(first));
    assert!(!index.fold_end(second));
    assert_eq!(index.len(), 10);
}

#[test]
fn small_segments_merge() {
    let layout = Layout { range_bits: Some(3), segment_documents: 1000, delta_documents: 8 };
    let document = |key: u32| Doc {
        key: format!("{key}"),
        version: 1,
        tokens: vec![(key, 200)],
        facts: 0,
        forward: vec![],
        hint: 0,
    };
    let mut index = Index::with_layout(layout);
    for key in 0..800 {
        index.put(document(key));
        if index.fold_due() {
            index.fold();
        }
    }
    assert_eq!(index.len(), 800);
    // Sums of a fold's documents double from segment to segment: 800 documents by 4 are at most 8 levels.
    assert!(format!("{index:?}").matches("Segment {").count() <= 8);
}
