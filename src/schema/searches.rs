//! Tables of searches.

diesel::table! {
    /// A search that an officer keeps; name and words are sealed.
    saved_searches (id) {
        id -> Text,
        account_id -> Text,
        noun -> Text,
        version -> Integer,
        search_sealed -> Binary,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}
