//! Tables of what people ask to be put right, of what profiles said before and are about to say, and of who was seen by whom today.

diesel::table! {
    /// What a person asks the office to put right; the words are sealed.
    corrections (id) {
        id -> Text,
        account_id -> Text,
        talent_id -> Nullable<Text>,
        enterprise_id -> Nullable<Text>,
        state -> Text,
        version -> Integer,
        wish_sealed -> Binary,
        reply_sealed -> Nullable<Binary>,
        asked_at -> Timestamp,
        due_on -> Date,
        answered_at -> Nullable<Timestamp>,
        answered_by -> Nullable<Text>,
    }
}

diesel::table! {
    /// A profile as it was before an edit; sealed.
    talent_versions (talent_id, version) {
        talent_id -> Text,
        version -> Integer,
        record_sealed -> Binary,
        replaced_at -> Timestamp,
    }
}

diesel::table! {
    /// A profile as its owner is writing it anew; sealed.
    profile_drafts (talent_id) {
        talent_id -> Text,
        base -> Integer,
        revision -> Integer,
        typed_sealed -> Binary,
        kept_at -> Timestamp,
    }
}

diesel::table! {
    /// Whom an officer has seen on a day.
    talent_views (officer, talent_id, day) {
        officer -> Text,
        talent_id -> Text,
        day -> Date,
    }
}
