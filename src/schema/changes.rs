//! Tables of changes.

diesel::table! {
    /// What changed and must be matched again; every node follows it.
    changes (id) {
        id -> BigInt,
        entity -> Text,
        entity_id -> Text,
        version -> Integer,
        batch -> Nullable<Text>,
        at -> Timestamp,
        matched_at -> Nullable<Timestamp>,
        lease_until -> Nullable<Timestamp>,
        fence -> Integer,
    }
}
