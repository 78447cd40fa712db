//! All tests against the real application: one binary, a file a noun. `LONGYUAN_TEST_DATABASE=postgres://...` runs them on
//! PostgreSQL (a schema per test), else each test has its own SQLite file.
// Test code may stop at the first surprise; clippy's own switch covers only the test functions, not their support.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::too_many_lines)]
// Which database the tests run on is told by the environment alone.
#![allow(clippy::disallowed_methods)]

mod access;
mod accounts;
mod accounts_web;
mod addresses;
mod answer_figures;
mod architecture;
mod audit;
mod backup;
mod bad_answers;
mod canaries;
mod cards;
mod cli;
mod consents;
mod corrections;
mod demo;
mod disclosures;
mod durability;
mod engine_input;
mod enterprises;
mod erasure;
mod half_year;
mod import;
mod interests;
mod introduction_ends;
mod introductions;
mod introductions_api;
mod links;
mod list_search;
mod mail_facts;
mod mail_samples;
mod mail_settings;
mod mail_snapshots;
mod mailer;
mod manual_matches;
mod matches;
mod matching;
mod measures;
mod member_erasure;
mod member_traces;
mod needs;
mod notices;
mod office_mails;
mod openapi;
mod outbox;
mod outbox_web;
mod pages;
mod people_api;
mod races;
mod renewal;
mod restoring;
mod reveals;
mod review;
mod review_marks;
mod review_web;
mod rights;
mod same;
mod same_firms;
mod same_web;
mod saved_searches;
mod sentences;
mod set_up;
mod settings;
mod staff_lists;
mod staff_notices;
mod states;
mod store;
mod support;
mod talents;
mod tokens;
mod visibility;
mod web;
