//! What is kept: the only place that speaks Diesel. Most files hold the queries of one noun. The floor beneath them: `db`
//! (the door, transactions are opened by use cases through `Db::write`), `writer`, `wake` and `lock`, `json` and `sealed` for
//! columns, `migrate`, `backup`, `restore`, `archive` and `doctor` for the whole database.

pub mod absences;
pub mod accounts;
pub mod answers;
pub mod archive;
pub mod audit;
pub mod backup;
pub mod changes;
pub mod codes;
pub mod consents;
pub mod credentials;
#[allow(missing_docs, reason = "the derive of `Conn` makes types without docs")]
pub mod db;
pub mod decisions;
pub mod doctor;
pub mod enterprises;
pub mod erasure;
pub mod features;
pub mod follow_ups;
pub mod given;
pub mod heads;
pub mod introductions;
pub mod job_runs;
pub mod json;
pub mod limits;
pub mod links;
pub mod lock;
pub mod mail_alerts;
pub mod matches;
pub mod migrate;
pub mod need_clocks;
pub mod needs;
pub mod office_notices;
pub mod offices;
pub mod outbox;
pub mod outbox_claim;
pub mod outbox_outcome;
pub mod outcomes;
pub mod preferences;
pub mod profile_clocks;
pub mod registrations;
pub mod restore;
pub mod retention;
pub mod review;
pub mod sealed;
pub mod sealed_rows;
pub mod seals;
pub mod sessions;
pub mod settings;
pub mod suppressions;
pub mod talents;
pub mod todo;
pub mod wake;
pub mod writer;
