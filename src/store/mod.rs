//! What is kept: the only place that speaks Diesel. Each file holds the queries of one noun; transactions are opened by
//! use cases through `Db::write`.

pub mod audit;
pub mod changes;
#[allow(missing_docs, reason = "the derive of `Conn` makes types without docs")]
pub mod db;
pub mod migrate;
pub mod outbox;
pub mod sealed;
pub mod wake;
pub mod writer;
