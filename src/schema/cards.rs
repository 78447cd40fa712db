//! Tables of who may see whom.

diesel::table! {
    /// A firm that asks for a person by their card.
    interests (id) {
        id -> Text,
        match_id -> Text,
        enterprise_id -> Text,
        account_id -> Text,
        fields -> Text,
        text_version -> Integer,
        text_hash -> Text,
        lang -> Text,
        channel -> Text,
        address_class -> Nullable<Text>,
        created_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        end_cause -> Nullable<Text>,
    }
}

diesel::table! {
    /// Each question that was put to a person.
    put_questions (id) {
        id -> Text,
        introduction_id -> Text,
        talent_id -> Text,
        put_at -> Timestamp,
    }
}

diesel::table! {
    /// Whose card a firm saw on a day.
    card_views (enterprise_id, talent_id, seen_on) {
        enterprise_id -> Text,
        talent_id -> Text,
        seen_on -> Date,
    }
}
