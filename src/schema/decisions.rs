//! Tables of decisions.

diesel::table! {
    /// What staff decided on profiles, enterprises and needs, with the reason.
    decisions (id) {
        id -> Text,
        entity -> Text,
        entity_id -> Text,
        decision -> Text,
        reason -> Text,
        officer -> Text,
        decided_at -> Timestamp,
    }
}
