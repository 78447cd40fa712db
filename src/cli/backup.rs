//! `backup FILE`: a copy of everything, while the platform runs.

use std::path::PathBuf;

use clap::Args;

use super::{Failure, Place};
use crate::context::{Clock, open_database};
use crate::keys::Keys;
use crate::store::{backup, migrate};

/// Copy everything into one file, while the platform runs
#[derive(Debug, Args)]
#[command(after_help = "The copy does not hold the master key: keep secret.key at another place. \
                        Without it names and contact data in the copy cannot be read.")]
pub struct Backup {
    /// The file to make, e.g. longyuan.jsonl.gz; it must not exist yet
    file: PathBuf,
}

impl Backup {
    /// Copies.
    pub fn run(&self, place: &Place) -> Result<(), Failure> {
        if self.file.exists() {
            return Err(Failure::bad(format!("{}: exists already", self.file.display())));
        }
        let config = place.settings()?;
        let db = open_database(&config)?;
        if db.read(migrate::applied)?.is_empty() {
            return Err(Failure::bad("there is no database here yet"));
        }
        let (keys, _) = Keys::open(&config.key_file(), false)?;
        let summary = backup::write(&db, &self.file, Clock::System.now(), &keys.mark())?;
        println!("{}: {} rows of {} tables", self.file.display(), summary.rows, summary.tables);
        Ok(())
    }
}
