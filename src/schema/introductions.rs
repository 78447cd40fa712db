//! Tables of introductions.

diesel::table! {
    /// Two people who are asked one after the other.
    introductions (id) {
        id -> Text,
        code -> Text,
        match_id -> Text,
        talent_id -> Text,
        need_id -> Text,
        enterprise_id -> Text,
        state -> Text,
        version -> Integer,
        is_firm_first -> Bool,
        talent_answer -> Text,
        talent_answered_at -> Nullable<Timestamp>,
        firm_answer -> Text,
        firm_answered_at -> Nullable<Timestamp>,
        firm_reason -> Nullable<Text>,
        is_postponed -> Bool,
        asked_at -> Nullable<Timestamp>,
        due_at -> Nullable<Timestamp>,
        sentence -> Nullable<Text>,
        officer -> Nullable<Text>,
        introduced_at -> Nullable<Timestamp>,
        introduced_by -> Nullable<Text>,
        terms -> Nullable<Text>,
        outcome -> Nullable<Text>,
        close_reason -> Nullable<Text>,
        closed_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    /// Each answer as it was given or recorded.
    answers (id) {
        id -> Text,
        introduction_id -> Text,
        side -> Text,
        answer -> Text,
        reason -> Nullable<Text>,
        channel -> Text,
        said_on -> Nullable<Date>,
        words_sealed -> Nullable<Binary>,
        recorded_by -> Nullable<Text>,
        given_at -> Timestamp,
        disputed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    /// The line of the officer to a side.
    introduction_notes (introduction_id, side) {
        introduction_id -> Text,
        side -> Text,
        words_sealed -> Binary,
        written_by -> Text,
        written_at -> Timestamp,
    }
}

diesel::table! {
    /// Each question that was put to a firm, and how it ended.
    firm_questions (id) {
        id -> Text,
        introduction_id -> Text,
        enterprise_id -> Text,
        asked_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        ending -> Nullable<Text>,
    }
}

diesel::table! {
    /// Questions to each side after the introduction.
    follow_ups (id) {
        id -> Text,
        introduction_id -> Text,
        side -> Text,
        days -> Integer,
        due_at -> Timestamp,
        asked_at -> Nullable<Timestamp>,
        news -> Nullable<Text>,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    /// What came of an introduction.
    outcomes (id) {
        id -> Text,
        introduction_id -> Text,
        kind -> Text,
        value_band -> Nullable<Text>,
        happened_on -> Nullable<Date>,
        proof -> Nullable<Text>,
        days -> Nullable<Integer>,
        talent_at -> Nullable<Timestamp>,
        firm_at -> Nullable<Timestamp>,
        officer_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}
