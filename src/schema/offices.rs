//! Tables of offices.

diesel::table! {
    /// The liaison office.
    offices (id) {
        id -> Text,
        name_zh -> Text,
        name_en -> Text,
        postal_address -> Text,
        time_zone -> Text,
        version -> Integer,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    /// Where the office is told, by field; the number of its last mail.
    mailboxes (id) {
        id -> Text,
        office_id -> Text,
        address -> Text,
        fields -> Text,
        state -> Text,
        last_number -> Integer,
        last_sent_at -> Nullable<Timestamp>,
        version -> Integer,
    }
}
