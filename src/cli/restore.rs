//! `restore FILE`: brings a copy back into an empty place, after all of it was checked.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::{Failure, Place};
use crate::context::{Clock, Context, open_database, target};
use crate::keys::Keys;
use crate::store::archive::Refused;
use crate::store::{lock, restore};
use crate::usecase::erasures::replay;

/// Bring such a copy back into an empty place
#[derive(Debug, Args)]
#[command(
    after_help = "First put the master key (secret.key) of the copied platform into its place. Everybody signs in anew. \
                        Mails that waited are kept as failed with the reason \"restored\": they may have left after the copy was \
                        made, so an administrator decides which to send again. Put erased.jsonl of the copied platform into its place \
                        too: people who were erased after the copy was made are erased again by it."
)]
pub struct Restore {
    /// A file made by `longyuan backup`, or one of the folder backup/
    file: PathBuf,
}

impl Restore {
    /// Checks, then restores.
    pub fn run(&self, place: &Place) -> Result<(), Failure> {
        let config = place.settings()?;
        let contents = restore::verify(&self.file)?;
        let key_file = config.key_file();
        let keys = match Keys::open(&key_file, false) {
            Ok((keys, _)) if keys.mark() == contents.head.key => keys,
            _ => {
                let what = if key_file.exists() { "is not the master key of this copy" } else { "is missing" };
                return Err(Failure::bad(format!("{}: {what}; put the right one there first", key_file.display())));
            }
        };
        let target = target(&config)?;
        let _lock = lock::take(&target)?;
        restore::run(&target, &self.file, &contents)?;
        println!(
            "restored {} rows of {} as they were at {} UTC",
            contents.rows(),
            self.file.display(),
            contents.head.made_at
        );
        let db = open_database(&config)?;
        let erased = replay::run(&Context::new(db, config, Clock::System, Arc::new(keys))?)?;
        println!("{erased} people and registrations that were erased after the copy was made are erased again");
        println!(
            "everybody signs in anew; mails that waited are listed as failed (restored) and wait for an administrator"
        );
        Ok(())
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Unusable(why) => Self::bad(why),
            Refused::Failed(error) => error.into(),
        }
    }
}
