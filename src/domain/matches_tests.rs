//! The table of moves of a match.

use super::*;

#[test]
fn the_table_says_who_moves_a_match() {
    assert_eq!(S::Suggested.after(A::Approve, By::Officer).unwrap(), S::Approved);
    assert!(S::Suggested.after(A::Approve, By::System).is_err());
    assert!(S::Approved.after(A::Dismiss, By::Officer).is_err());
    assert!(S::Lapsed.after(A::Approve, By::Lead).is_err());
    assert_eq!(S::Parked.after(A::Wake, By::System).unwrap(), S::Suggested);
}
