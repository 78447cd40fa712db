//! One running instance a SQLite file: a lock of the operating system, gone with the process however it ends.

use std::fs::{File, TryLockError};

use super::db::Target;
use crate::domain::error::{Error, Result};

/// Held while this process is the one that serves, or restores, the file.
#[derive(Debug)]
pub struct InUse {
    _file: File,
}

/// Takes the lock beside a SQLite file; `Unavailable` when another process has it. PostgreSQL takes any number of nodes.
pub fn take(target: &Target) -> Result<Option<InUse>> {
    let Target::Sqlite(path) = target else { return Ok(None) };
    let name = format!("{path}.lock");
    let file = File::create(&name).map_err(|e| Error::Unavailable(format!("{name}: {e}")))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(InUse { _file: file })),
        Err(TryLockError::WouldBlock) => Err(Error::Unavailable(format!("{path} is in use by another longyuan"))),
        Err(TryLockError::Error(e)) => Err(Error::Unavailable(format!("{name}: {e}"))),
    }
}
