//! Tables of the chain that seals audit and consents.

diesel::table! {
    /// One link a row of the record.
    seals (seq) {
        seq -> BigInt,
        record -> Text,
        row_id -> Text,
        row_hash -> Text,
        previous_hash -> Text,
        hash -> Text,
        sealed_at -> Timestamp,
    }
}

diesel::table! {
    /// Rows that wait for their link.
    unsealed (record, row_id) {
        record -> Text,
        row_id -> Text,
    }
}
