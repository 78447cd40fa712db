//! Who is asking: HTTP in, HTML or JSON out. Handlers are thin: an extractor says the authority, a use case does the work.

pub mod answer_words;
pub mod api;
pub mod assets;
pub mod beside;
pub mod call;
pub mod cards;
pub mod choices;
pub mod clocks;
pub mod control;
pub mod csrf;
pub mod failure;
pub mod form;
pub mod forms;
pub mod guard;
pub mod health;
pub mod hooks;
pub mod multipart;
pub mod page;
pub mod pages;
pub mod refused;
pub mod robots;
pub mod routes;
pub mod rows;
pub mod signed;
pub mod table;
pub mod token;
