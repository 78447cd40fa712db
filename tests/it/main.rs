//! All tests against the real application: one binary, a file a noun. `LONGYUAN_TEST_DATABASE=postgres://...` runs them on
//! PostgreSQL (a schema per test), else each test has its own SQLite file.

mod accounts;
mod accounts_web;
mod backup;
mod cli;
mod durability;
mod enterprises;
mod import;
mod mail_facts;
mod mail_snapshots;
mod matching;
mod matches;
mod needs;
mod outbox;
mod pages;
mod people_api;
mod review;
mod review_web;
mod set_up;
mod staff_lists;
mod states;
mod store;
mod support;
mod talents;
mod web;
