//! What tests stand on: the application in process, a browser that keeps cookies, fixtures.

pub mod accounts;
pub mod app;
pub mod browser;
pub mod cards;
pub mod dump;
pub mod mails;
pub mod people;
pub mod pool;
pub mod rows;
pub mod smtp;
pub mod sound;
pub mod tokens;
pub mod window;
