//! Tables of outbox.

diesel::table! {
    /// One mail to one reader; composed when it is sent, so no text and no address stands here.
    outbox (id) {
        id -> Text,
        kind -> Text,
        dedupe_key -> Nullable<Text>,
        address_class -> Text,
        recipient -> Text,
        lang -> Text,
        entity -> Nullable<Text>,
        entity_id -> Nullable<Text>,
        params -> Text,
        state -> Text,
        due_at -> Timestamp,
        event_at -> Timestamp,
        number -> Nullable<Integer>,
        attempts -> Integer,
        lease_until -> Nullable<Timestamp>,
        fence -> Integer,
        sent_at -> Nullable<Timestamp>,
        error -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}
