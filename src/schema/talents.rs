//! Tables of talents.

diesel::table! {
    /// People of the pool; nothing here names them.
    talents (id) {
        id -> Text,
        code -> Text,
        account_id -> Nullable<Text>,
        state -> Text,
        version -> Integer,
        lang -> Text,
        headline_zh -> Nullable<Text>,
        headline_en -> Nullable<Text>,
        summary_zh -> Nullable<Text>,
        summary_en -> Nullable<Text>,
        fields -> Text,
        skills -> Text,
        degree -> Nullable<Text>,
        years_experience -> Nullable<Integer>,
        country -> Text,
        city -> Nullable<Text>,
        gansu_ties -> Text,
        modes -> Text,
        languages -> Text,
        available_from -> Nullable<Date>,
        pause_until -> Nullable<Date>,
        accepted_at -> Nullable<Timestamp>,
        confirmed_at -> Nullable<Timestamp>,
        consents_lapsed_at -> Nullable<Timestamp>,
        held_at -> Nullable<Timestamp>,
        joined_at -> Nullable<Timestamp>,
        browse_ok -> Bool,
        monthly_limit -> Integer,
        source -> Text,
        external_ref -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    /// Who they are and how to reach them, sealed.
    talent_private (talent_id) {
        talent_id -> Text,
        identity_sealed -> Binary,
        contact_sealed -> Binary,
    }
}
