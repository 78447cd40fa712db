//! Tables of consents.

diesel::table! {
    /// Who agreed to what, in which words.
    consents (id) {
        id -> Text,
        account_id -> Nullable<Text>,
        talent_id -> Nullable<Text>,
        enterprise_id -> Nullable<Text>,
        purpose -> Text,
        recipient_class -> Text,
        border_from -> Nullable<Text>,
        border_to -> Nullable<Text>,
        text_version -> Integer,
        text_hash -> Text,
        lang -> Text,
        channel -> Text,
        basis -> Nullable<Text>,
        given_at -> Timestamp,
        withdrawn_at -> Nullable<Timestamp>,
    }
}
