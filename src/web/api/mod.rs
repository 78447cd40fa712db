//! API version 1, a file a noun; JSON in, JSON or RFC 9457 problems out.

pub mod accounts;
pub mod cards;
pub mod coach;
pub mod concepts;
pub mod consents;
pub mod enterprise_figures;
pub mod enterprises;
pub mod introduction_deeds;
pub mod introduction_views;
pub mod introductions;
pub mod listing;
pub mod matches;
pub mod needs;
pub mod openapi;
pub mod outbox;
pub mod pairs;
pub mod people;
pub mod proposing;
pub mod review;
pub mod rights;
pub mod routes;
pub mod same;
pub mod staff_introductions;
pub mod staff_need;
pub mod talents;
pub mod visibility;
