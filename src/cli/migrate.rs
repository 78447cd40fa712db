//! `migrate`: brings the database to this version, or only says what it would run.

use clap::Args;

use super::{Failure, Place, say_new_key};
use crate::context::{Context, open_database};
use crate::store::migrate;

/// Bring the database to this version; a copy is kept before
#[derive(Debug, Args)]
pub struct Migrate {
    /// Only list what would run
    #[arg(long)]
    dry_run: bool,
}

impl Migrate {
    /// Runs or lists.
    pub fn run(&self, place: &Place) -> Result<(), Failure> {
        let config = place.settings()?;
        if self.dry_run {
            let pending = migrate::pending(&open_database(&config)?)?;
            return said(&pending, "would run");
        }
        let opened = Context::open(config)?;
        say_new_key(&opened);
        said(&opened.migrated, "ran")
    }
}

fn said(versions: &[String], verb: &str) -> Result<(), Failure> {
    for version in versions {
        println!("{verb} {version}");
    }
    if versions.is_empty() {
        println!("the database is of this version, nothing to run");
    }
    Ok(())
}
