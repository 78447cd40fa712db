//! Tables of settings.

diesel::table! {
    /// What the set-up page was told, and marks such as "demo".
    settings (name) {
        name -> Text,
        value -> Text,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    /// When each job last ran, and who holds it now.
    job_runs (name) {
        name -> Text,
        last_run_at -> Nullable<Timestamp>,
        lease_until -> Nullable<Timestamp>,
        fence -> Integer,
    }
}
