//! A filter that looks at gates finds what one finds that looks at the facts of all.

use super::common::{Gated, document, found, found_by, layout, passes, query};
use longyuan_index::{Facts, Filter, Index, Query, Scratch};
use proptest::prelude::*;

/// All that one search for several filters nominates: facts, forward bytes, filters.
fn nominated(
    index: &Index<String, u32>,
    query: &Query,
    filters: &[impl Filter<u32>],
) -> Vec<(u32, Vec<u8>, Vec<usize>)> {
    let mut all = Vec::new();
    index.nominate(query, filters, 20, &mut Scratch::new(), |nominee| {
        all.push((*nominee.facts, nominee.forward.to_vec(), nominee.filters.to_vec()));
    });
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_gate_changes_no_answer(
        layout in layout(),
        built in prop::collection::vec(document(), 0..80),
        put in prop::collection::vec(document(), 0..20),
        removed in prop::collection::vec(0u32..60, 0..10),
        (query, k) in (query(), 0usize..40),
        filters in prop::collection::vec((1u32..5, 0u64..6), 1..4),
    ) {
        let mut index = Index::build_with(layout, built);
        for document in put {
            index.put(document);
        }
        for key in removed {
            index.remove(&format!("key-{key}"));
        }
        let mut bytes = Vec::new();
        index.write_to(&mut bytes, "rules").unwrap();
        let read = Index::read_from(&bytes[..], "rules").unwrap();
        for filter in &filters {
            let expected = found(&index, &query, filter.0, k);
            prop_assert_eq!(&found_by(&index, &query, Gated::new(*filter), k), &expected);
            prop_assert_eq!(&found_by(&read, &query, Gated::new(*filter), k), &expected);
        }
        let gated: Vec<_> = filters.iter().copied().map(Gated::new).collect();
        let plain: Vec<_> = filters.iter().map(|(modulus, _)| move |facts: &u32| passes(*modulus, facts)).collect();
        let query = Query::new(query);
        prop_assert_eq!(nominated(&index, &query, &gated), nominated(&index, &query, &plain));
    }

    /// In segments nothing is asked about facts whose gate is not admitted, nor about any where gates are enough.
    #[test]
    fn facts_are_looked_at_where_the_gate_is_not_enough(
        layout in layout(), built in prop::collection::vec(document(), 0..80), query in query(), unsure in 0u64..6,
    ) {
        let index = Index::build_with(layout, built);
        let filter = Gated::new((2, unsure));
        let admitted = index.iter().filter(|view| filter.admits(view.facts.gate())).count();
        index.nominate(&Query::new(query), std::slice::from_ref(&filter), 20, &mut Scratch::new(), |_| ());
        let most = if filter.is_gate_enough() { 0 } else { admitted };
        prop_assert!(filter.asked.get() <= most);
    }
}
