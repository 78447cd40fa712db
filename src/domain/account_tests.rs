//! The form of addresses.

use super::*;

#[test]
fn addresses_take_one_form() {
    assert_eq!(normalise_email("  Fang.Wang@Example.ORG ").unwrap(), "fang.wang@example.org");
    for bad in ["", "fang", "fang@", "a b@example.org", "a@example.org\r\nBcc: b@example.org"] {
        assert!(normalise_email(bad).is_err(), "{bad:?}");
    }
}
