//! Tables of accounts.

diesel::table! {
    /// People who sign in. The address is sealed and found by its keyed hash.
    accounts (id) {
        id -> Text,
        email_sealed -> Binary,
        email_lookup -> Text,
        status -> Text,
        lang -> Text,
        time_zone -> Text,
        roles -> Text,
        display_name -> Text,
        passphrase_hash -> Nullable<Text>,
        totp_sealed -> Nullable<Binary>,
        totp_last_step -> Nullable<BigInt>,
        verified_at -> Nullable<Timestamp>,
        last_seen_at -> Nullable<Timestamp>,
        version -> Integer,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    /// One-time codes that stand in for a lost second factor.
    recovery_codes (id) {
        id -> Text,
        account_id -> Text,
        code_hash -> Text,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    /// Signed-in devices; the row is read at every request.
    sessions (id) {
        id -> Text,
        account_id -> Text,
        kind -> Text,
        secret_hash -> Text,
        device -> Text,
        address_class -> Text,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    /// Links sent by mail: purpose-bound, single use.
    links (id) {
        id -> Text,
        account_id -> Text,
        purpose -> Text,
        subject -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    /// Counters of tries in a window, shared by all nodes.
    limits (bucket) {
        bucket -> Text,
        window_start -> Timestamp,
        hits -> Integer,
    }
}
