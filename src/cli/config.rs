//! `config check`: the settings in force, with secrets masked.

use clap::Subcommand;

use super::{Failure, Place};

/// The settings
#[derive(Debug, Subcommand)]
pub enum Settings {
    /// Check the settings and print those in force, with secrets masked
    Check,
}

impl Settings {
    /// Prints them as a settings file.
    pub fn run(&self, place: &Place) -> Result<(), Failure> {
        let config = place.settings()?;
        print!("{}", toml::to_string(&config).map_err(Failure::failed)?);
        Ok(())
    }
}
