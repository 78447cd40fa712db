//! Longyuan (陇原英才): talent pool and matching platform. The layers, lowest first.

/// Wiring.
pub mod app;
/// How fast the engine is, beside others.
#[cfg(feature = "bench")]
pub mod bench;
/// The command line, but for `serve`, which is wiring.
pub mod cli;
/// Settings: compiled-in defaults, file, environment, options.
pub mod config;
/// The texts to which people agree.
pub mod consent_texts;
/// All that a use case may reach.
pub mod context;
/// What files say.
pub mod documents;
/// What is true: types, rules, state machines.
pub mod domain;
/// Charts as SVG.
pub mod drawing;
/// What happens later.
pub mod jobs;
/// The master key and what is derived from it.
pub mod keys;
/// Sentences, dates and both clocks.
pub mod locale;
/// How it is said: notices to mails.
pub mod mail;
/// Who fits whom: a pure engine.
pub mod matching;
/// How people and firms are called, in every spelling.
pub mod names;
/// Passphrases: what is taken, how they are hashed.
pub mod passphrase;
/// Who is proposed: the index in step with the store, candidates and suggestions.
pub mod proposals;
/// Who is asked next: questions to the two sides of an introduction.
pub mod questions;
/// What people may have of what is kept of them.
pub mod rights;
/// The tables as Diesel sees them.
pub mod schema;
/// One-time codes of a second factor.
pub mod second_factor;
/// What is kept.
pub mod store;
/// What happens: a folder a noun, a file a verb.
pub mod usecase;
/// Who is asking: HTTP in, HTML or JSON out.
pub mod web;
