//! Tables of what readers want of the notices, and of the figures of each month.

diesel::table! {
    /// Kinds of mail that an account has switched off.
    mail_preferences (account_id, kind) {
        account_id -> Text,
        kind -> Text,
        off_at -> Timestamp,
    }
}

diesel::table! {
    /// Days on which a member of staff is away.
    absences (account_id) {
        account_id -> Text,
        from_on -> Date,
        to_on -> Date,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    /// Addresses, as their keyed hash, at which mail came back for good.
    suppressions (address_lookup) {
        address_lookup -> Text,
        error -> Text,
        notice_id -> Nullable<Text>,
        since -> Timestamp,
    }
}

diesel::table! {
    /// Bureaus that get the figures of each month.
    bureaus (id) {
        id -> Text,
        name -> Text,
        address -> Text,
        stopped_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    /// The figures of a month.
    monthly_figures (month) {
        month -> Text,
        figures -> Text,
        prepared_at -> Timestamp,
        approved_by -> Nullable<Text>,
        approved_at -> Nullable<Timestamp>,
        sent_at -> Nullable<Timestamp>,
    }
}
