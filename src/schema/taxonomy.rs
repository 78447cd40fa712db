//! Tables of the taxonomy.

diesel::table! {
    /// A published version.
    taxonomy_versions (number) {
        number -> Integer,
        parent -> Integer,
        account_id -> Text,
        note -> Text,
        differing -> Integer,
        hash -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    /// A change; without a version it is in the draft.
    taxonomy_changes (id) {
        id -> Text,
        version -> Nullable<Integer>,
        account_id -> Text,
        change -> Text,
        created_at -> Timestamp,
    }
}
