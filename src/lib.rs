//! Longyuan (陇原英才): talent pool and matching platform. The layers, lowest first.

pub mod domain;

pub mod matching;

pub mod documents;
