//! Tables of enterprises.

diesel::table! {
    /// Enterprises, institutes, parks.
    enterprises (id) {
        id -> Text,
        code -> Text,
        state -> Text,
        version -> Integer,
        lang -> Text,
        name_zh -> Nullable<Text>,
        name_en -> Nullable<Text>,
        name_key -> Text,
        uscc -> Nullable<Text>,
        division -> Nullable<Text>,
        kind -> Nullable<Text>,
        fields -> Text,
        intro_zh -> Nullable<Text>,
        intro_en -> Nullable<Text>,
        website -> Nullable<Text>,
        verified_at -> Nullable<Timestamp>,
        verified_by -> Nullable<Text>,
        joined_at -> Nullable<Timestamp>,
        source -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    /// Who speaks for an enterprise; contact data sealed.
    enterprise_members (enterprise_id, account_id) {
        enterprise_id -> Text,
        account_id -> Text,
        role -> Text,
        contact_sealed -> Binary,
        created_at -> Timestamp,
    }
}

diesel::table! {
    /// Firms that leave too many questions without an answer.
    answer_falls (enterprise_id) {
        enterprise_id -> Text,
        fell_at -> Timestamp,
    }
}
