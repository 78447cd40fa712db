//! Tables of entries that may be one.

diesel::table! {
    /// By what an entry is found: keyed hashes, never their text.
    same_marks (mark, entry_id) {
        mark -> Text,
        entry_id -> Text,
        entity -> Text,
        kind -> Text,
    }
}

diesel::table! {
    /// Two entries that may be one; the older one is the first.
    same_pairs (id) {
        id -> Text,
        entity -> Text,
        first_id -> Text,
        second_id -> Text,
        entrant_id -> Text,
        likelihood -> Text,
        facts -> Text,
        state -> Text,
        version -> Integer,
        found_at -> Timestamp,
        decided_at -> Nullable<Timestamp>,
        decided_by -> Nullable<Text>,
    }
}

diesel::table! {
    /// One entry joined into another.
    same_joins (id) {
        id -> Text,
        same_id -> Text,
        entity -> Text,
        kept_id -> Text,
        gone_id -> Text,
        state_before -> Text,
        joined_by -> Text,
        joined_at -> Timestamp,
        disputed_at -> Nullable<Timestamp>,
        undone_at -> Nullable<Timestamp>,
        undone_by -> Nullable<Text>,
    }
}

diesel::table! {
    /// What a joining moved.
    same_moves (join_id, kind, moved) {
        join_id -> Text,
        kind -> Text,
        moved -> Text,
    }
}
