//! What is kept: the only place that speaks Diesel. Each file holds the queries of one noun; transactions are opened by
//! use cases through `Db::write`.

pub mod audit;
pub mod changes;
pub mod codes;
pub mod consents;
#[allow(missing_docs, reason = "the derive of `Conn` makes types without docs")]
pub mod db;
pub mod decisions;
pub mod enterprises;
pub mod json;
pub mod migrate;
pub mod needs;
pub mod outbox;
pub mod sealed;
pub mod talents;
pub mod wake;
pub mod writer;
