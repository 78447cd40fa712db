//! Snapshots come back whole or not at all.

use super::common::{document, found, layout, query};
use longyuan_index::{Index, Layout, Query, Scratch, SnapshotError};
use proptest::prelude::*;

fn written(index: &Index<String, u32>) -> Vec<u8> {
    let mut bytes = Vec::new();
    index.write_to(&mut bytes, "rules 1").unwrap();
    bytes
}

fn read(bytes: &[u8]) -> Result<Index<String, u32>, SnapshotError> {
    Index::read_from(bytes, "rules 1")
}

/// Sets the checksum right, as a file has it that was made to deceive.
fn signed(mut bytes: Vec<u8>) -> Vec<u8> {
    // The reader tells the sum it expects only by refusing: try what a writer of the same content would have summed.
    let content = bytes.len().saturating_sub(8);
    let sum = sum_of(&bytes[..content]);
    bytes[content..].copy_from_slice(&sum.to_le_bytes());
    bytes
}

/// The checksum over length-prefixed parts, written anew from its description.
fn sum_of(mut content: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut sum = FACTOR;
    let mut add = |part: &[u8]| {
        for word in part.chunks(8) {
            let mut padded = [0; 8];
            padded[..word.len()].copy_from_slice(word);
            sum = (sum.rotate_left(5) ^ u64::from_le_bytes(padded)).wrapping_mul(FACTOR);
        }
    };
    while let Some((length, rest)) = content.split_first_chunk::<8>() {
        let end = usize::try_from(u64::from_le_bytes(*length)).unwrap_or(usize::MAX).min(rest.len());
        add(length);
        add(&rest[..end]);
        content = &rest[end..];
    }
    sum
}

fn pool() -> impl Strategy<Value = Index<String, u32>> {
    let deeds = prop::collection::vec((document(), any::<bool>()), 0..40);
    (layout(), prop::collection::vec(document(), 0..60), deeds).prop_map(|(layout, documents, deeds)| {
        let mut index = Index::build_with(layout, documents);
        for (document, put) in deeds {
            if put {
                index.put(document)
            } else {
                index.remove(&document.key)
            };
        }
        index
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn comes_back_whole(index in pool(), query in query(), modulus in 1u32..4) {
        let back = read(&written(&index)).unwrap();
        prop_assert_eq!(back.len(), index.len());
        for view in index.iter() {
            prop_assert_eq!(back.get(view.key), Some(view));
        }
        prop_assert_eq!(found(&back, &query, modulus, 20), found(&index, &query, modulus, 20));
    }

    #[test]
    fn a_changed_byte_is_refused(index in pool(), at in any::<prop::sample::Index>(), flip in 1u8..) {
        let mut bytes = written(&index);
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        prop_assert!(read(&bytes).is_err());
    }

    #[test]
    fn a_cut_file_is_refused(index in pool(), at in any::<prop::sample::Index>()) {
        let bytes = written(&index);
        prop_assert!(read(&bytes[..at.index(bytes.len())]).is_err());
    }

    /// With the checksum put right the content may be taken or refused, but whatever is taken can be used.
    #[test]
    fn a_deceiving_file_does_no_harm(
        index in pool(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        query in query(),
    ) {
        let mut bytes = written(&index);
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(mut back) = read(&signed(bytes)) {
            found(&back, &query, 1, 20);
            let keys: Vec<String> = back.iter().map(|view| view.key.clone()).collect();
            for key in keys.iter().take(5) {
                back.remove(key);
            }
            back.forward_scan(&Query::new(query), |_: &u32| true, 9, &mut Scratch::new(), &mut |_: &u32, forward: &[u8], _, _| Some(forward.len() as f64));
            let rebuilt = back.rebuild_begin();
            back.fold_end(rebuilt);
        }
    }

    #[test]
    fn noise_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes).is_err());
        let mut headed = written(&Index::new());
        headed.truncate(40);
        headed.extend(bytes);
        prop_assert!(read(&headed).is_err());
    }
}

#[test]
fn tells_what_is_wrong() {
    let bytes = written(&Index::with_layout(Layout::default()));
    assert!(
        matches!(Index::<String, u32>::read_from(&bytes[..], "rules 2"), Err(SnapshotError::Tag { found }) if found == "rules 1")
    );
    assert!(matches!(read(b"PK\x03\x04 and more"), Err(SnapshotError::Foreign)));
    assert!(matches!(read(b""), Err(SnapshotError::Foreign)));
    let mut later = bytes.clone();
    later[24] = 2;
    assert!(matches!(read(&later), Err(SnapshotError::Format { found: 2 })));
    assert!(matches!(read(&bytes[..bytes.len() - 1]), Err(SnapshotError::Damaged { .. })));
}

#[test]
fn the_checksum_of_the_tests_is_that_of_the_files() {
    let bytes = written(&Index::build([]));
    assert_eq!(signed(bytes.clone()), bytes);
}
