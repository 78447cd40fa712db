//! What is sealed, signed or linked holds for its own place and parts alone.

use super::*;

#[test]
fn a_sealed_value_opens_only_in_its_place() {
    let keys = Keys::from_master(&[7; 32]).unwrap();
    let place = Place { table: "accounts", column: "email", row: "a" };
    let sealed = keys.seal(place, "fang@example.org".as_bytes()).unwrap();
    assert_eq!(keys.open_sealed(place, &sealed).unwrap(), b"fang@example.org");
    assert!(keys.open_sealed(Place { row: "b", ..place }, &sealed).is_err());
    assert!(Keys::from_master(&[8; 32]).unwrap().open_sealed(place, &sealed).is_err());
}

#[test]
fn a_record_is_verified_by_its_public_key_alone() {
    let keys = Keys::from_master(&[7; 32]).unwrap();
    let (key, signature) = (keys.record_public_key().unwrap(), keys.sign_record(b"record").unwrap());
    assert_eq!((key.len(), signature.len()), (32, 64));
    assert!(record_holds(&key, b"record", &signature));
    assert!(!record_holds(&key, b"Record", &signature));
    let other = Keys::from_master(&[8; 32]).unwrap().record_public_key().unwrap();
    assert!(!record_holds(&other, b"record", &signature) && !record_holds(b"", b"record", &signature));
}

#[test]
fn a_signature_holds_for_its_parts_only() {
    let keys = Keys::from_master(&[7; 32]).unwrap();
    let signature = keys.sign_link(&["id", "sign_in"]);
    assert!(keys.link_holds(&["id", "sign_in"], &signature));
    assert!(!keys.link_holds(&["id", "reset"], &signature));
    assert!(!keys.link_holds(&["idsign", "_in"], &signature));
}
