//! The log of the walk: every line that holds a canary, and how many were listened to.

use std::io::Write;
use std::sync::{Mutex, OnceLock};

use super::birds::Cage;

/// The lines of the log that hold a canary.
pub fn log() -> &'static Mutex<Vec<String>> {
    static LINES: OnceLock<Mutex<Vec<String>>> = OnceLock::new();
    LINES.get_or_init(Mutex::default)
}

struct Listening;

impl Write for Listening {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        static CAGE: OnceLock<Cage> = OnceLock::new();
        if !CAGE.get_or_init(Cage::new).found(bytes).is_empty() {
            log().lock().unwrap().push(String::from_utf8_lossy(bytes).into_owned());
        }
        *heard().lock().unwrap() += 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// How many lines were listened to.
pub fn heard() -> &'static Mutex<usize> {
    static COUNT: Mutex<usize> = Mutex::new(0);
    &COUNT
}

pub fn listen() {
    let filter = tracing_subscriber::EnvFilter::new("longyuan=trace,actix_web=debug");
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(|| Listening);
    // Whoever started it first has started it for the whole run.
    let _ = lines.try_init();
}
