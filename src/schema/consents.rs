//! Tables of consents.

diesel::table! {
    /// Who agreed to what, in which words, for whom.
    consents (id) {
        id -> Text,
        account_id -> Nullable<Text>,
        talent_id -> Nullable<Text>,
        enterprise_id -> Nullable<Text>,
        purpose -> Text,
        recipient_class -> Text,
        recipient_id -> Nullable<Text>,
        introduction_id -> Nullable<Text>,
        fields -> Nullable<Text>,
        border_from -> Nullable<Text>,
        border_to -> Nullable<Text>,
        text_version -> Integer,
        text_hash -> Text,
        lang -> Text,
        channel -> Text,
        basis -> Nullable<Text>,
        basis_hash -> Nullable<Text>,
        address_class -> Nullable<Text>,
        given_at -> Timestamp,
    }
}

diesel::table! {
    /// That a consent was taken back, or replaced by one to a newer text.
    consent_ends (consent_id) {
        consent_id -> Text,
        cause -> Text,
        ended_at -> Timestamp,
    }
}
