//! Tables of features.

diesel::table! {
    /// Comparable features of a talent or need; derived, may be dropped and rebuilt.
    features (entity, entity_id) {
        entity -> Text,
        entity_id -> Text,
        version -> Integer,
        engine -> Text,
        data -> Text,
        updated_at -> Timestamp,
        sketch -> Text,
    }
}
