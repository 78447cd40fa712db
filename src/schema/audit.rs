//! Tables of audit.

diesel::table! {
    /// Who did what to which thing, in the transaction of the deed. Rows are only ever added.
    audit (id) {
        id -> Text,
        at -> Timestamp,
        actor -> Nullable<Text>,
        acting_for -> Nullable<Text>,
        action -> Text,
        entity -> Text,
        entity_id -> Text,
        before_hash -> Nullable<Text>,
        after_hash -> Nullable<Text>,
        reason -> Nullable<Text>,
        address_class -> Nullable<Text>,
    }
}
