//! Logs: structured, to the error output, without personal data.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{BadConfig, Log};

/// Starts logging as the settings say.
pub fn start(log: &Log) -> Result<(), BadConfig> {
    // What the server says of its own threads helps nobody; a filter of the settings may ask for it.
    let filter = EnvFilter::try_new(format!("actix_server=warn,{}", log.level))
        .map_err(|e| BadConfig(format!("log.level = {:?}: {e}", log.level)))?;
    let is_terminal = std::io::stderr().is_terminal();
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(is_terminal);
    let started = if log.format == "json" { lines.json().try_init() } else { lines.try_init() };
    started.map_err(|e| BadConfig(format!("log: {e}")))
}
