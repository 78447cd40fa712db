//! Tables of needs.

diesel::table! {
    /// What enterprises seek.
    needs (id) {
        id -> Text,
        code -> Text,
        enterprise_id -> Text,
        created_by -> Nullable<Text>,
        state -> Text,
        version -> Integer,
        lang -> Text,
        kind -> Text,
        title_zh -> Nullable<Text>,
        title_en -> Nullable<Text>,
        body_zh -> Nullable<Text>,
        body_en -> Nullable<Text>,
        fields -> Text,
        must -> Text,
        nice -> Text,
        min_degree -> Nullable<Text>,
        min_years -> Nullable<Integer>,
        modes -> Text,
        languages -> Text,
        only_criteria -> Text,
        place -> Nullable<Text>,
        budget -> Nullable<Text>,
        deadline -> Nullable<Date>,
        positions -> Nullable<Integer>,
        is_public -> Bool,
        is_anonymous -> Bool,
        expires_at -> Timestamp,
        submitted_at -> Nullable<Timestamp>,
        source -> Text,
        external_ref -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    /// Since when a need is open, beside it.
    need_clocks (need_id) {
        need_id -> Text,
        opened_at -> Timestamp,
    }
}

diesel::table! {
    /// Needs that wait for an officer before anybody is proposed for them.
    need_waits (need_id) {
        need_id -> Text,
        since -> Timestamp,
    }
}
