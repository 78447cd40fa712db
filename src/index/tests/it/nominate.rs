//! The best of several filters at once are the best of each.

use super::common::{Oracle, document, layout, passes, query};
use longyuan_index::{Index, Query, Scratch};
use proptest::prelude::*;

/// Facts and forward bytes, in order.
type Kept = Vec<(u32, Vec<u8>)>;

fn sorted(kept: impl Iterator<Item = (u32, Vec<u8>)>) -> Kept {
    let mut kept: Kept = kept.collect();
    kept.sort_unstable();
    kept
}

proptest! {
    #[test]
    fn each_filter_has_its_best_and_each_document_comes_once(
        layout in layout(),
        built in prop::collection::vec(document(), 0..80),
        put in prop::collection::vec(document(), 0..8),
        query in query(),
        moduli in prop::collection::vec(1u32..4, 1..5),
        k in 0usize..30,
    ) {
        let mut oracle = Oracle::default();
        for document in built.iter().chain(&put) {
            oracle.put(document.clone());
        }
        let mut index = Index::build_with(layout, built);
        for document in put {
            index.put(document);
        }
        let filters: Vec<_> = moduli.iter().map(|modulus| move |facts: &u32| passes(*modulus, facts)).collect();
        let mut nominated: Vec<Kept> = vec![Vec::new(); filters.len()];
        let mut count = 0;
        index.nominate(&Query::new(query.iter().copied()), &filters, k, &mut Scratch::new(), |nominee| {
            count += 1;
            for filter in nominee.filters {
                nominated[*filter].push((*nominee.facts, nominee.forward.to_vec()));
            }
        });
        let mut keys = std::collections::BTreeSet::new();
        for (modulus, nominated) in moduli.iter().zip(nominated) {
            let expected = oracle.search(&query, *modulus, k);
            keys.extend(expected.iter().map(|(key, _)| key.clone()));
            let documents = expected.iter().map(|(key, _)| &oracle.0[key]);
            let expected = sorted(documents.map(|document| (document.facts, document.forward.clone())));
            prop_assert_eq!(sorted(nominated.into_iter()), expected);
        }
        prop_assert_eq!(count, keys.len());
    }
}
