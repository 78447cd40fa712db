//! API version 1, a file a noun; JSON in, JSON or RFC 9457 problems out.

pub mod accounts;
pub mod consents;
pub mod enterprises;
pub mod listing;
pub mod matches;
pub mod needs;
pub mod openapi;
pub mod outbox;
pub mod pairs;
pub mod people;
pub mod review;
pub mod rights;
pub mod staff_need;
pub mod talents;
