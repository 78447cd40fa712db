//! Tables of matches.

diesel::table! {
    /// A talent and a need with two scores and their reasons.
    matches (id) {
        id -> Text,
        talent_id -> Text,
        talent_version -> Integer,
        need_id -> Text,
        need_version -> Integer,
        origin -> Text,
        state -> Text,
        version -> Integer,
        score_need -> Double,
        score_talent -> Double,
        order_value -> Double,
        strength -> Text,
        lines -> Text,
        engine -> Text,
        reviewer -> Nullable<Text>,
        reason -> Nullable<Text>,
        note -> Nullable<Text>,
        parked_until -> Nullable<Date>,
        decided_at -> Nullable<Timestamp>,
        undo -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        snapshot -> Text,
    }
}
