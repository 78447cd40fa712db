//! The list of what was erased, in a file outside the database, one a line: a copy from before an erasure that is brought
//! back is erased anew by it. It holds ids and times, nothing of anybody.

use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::audit_log::{self, LoggedDeed};
use super::db::Conn;
use crate::domain::audit::{AuditId, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::value::Moment;

/// The deeds that erase.
const DEEDS: [&str; 5] = ["talent.erase", "need.erase", "enterprise.erase", "member.erase", "account.erase"];
/// Writes that were begun before the last one listed may be committed after it, within this many milliseconds.
const OVERLAP_MS: u64 = 3_600_000;

/// Something that was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erased {
    /// Of which kind.
    pub entity: Entity,
    /// Which.
    pub id: String,
    /// When.
    pub at: Moment,
    /// The row of the audit that says so.
    pub audit: AuditId,
}

/// One process writes one line after the other.
static WRITING: Mutex<()> = Mutex::new(());

/// Everything on the list, in its order. A line that cannot be read, such as one that a crash cut short, is passed over: its
/// deed is listed again, since the audit still has it.
pub fn list(path: &Path) -> Result<Vec<Erased>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(broken(path, &e)),
    };
    let mut all = Vec::new();
    for line in BufReader::new(file).lines() {
        let line = line.map_err(|e| broken(path, &e))?;
        all.extend(serde_json::from_str::<Erased>(&line).ok());
    }
    Ok(all)
}

/// Adds what the audit tells of and the list does not have yet; it is on the disk when this returns. Returns how many.
pub fn catch_up(path: &Path, read: impl FnOnce(&str) -> Result<Vec<LoggedDeed>>) -> Result<usize> {
    let _one = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let listed = list(path)?;
    let deeds = read(&from(listed.last()))?;
    let mut known: HashSet<(Entity, String)> = listed.into_iter().map(|e| (e.entity, e.id)).collect();
    let mut text = String::new();
    let mut count = 0;
    for deed in deeds {
        if !known.insert((deed.entity, deed.entity_id.clone())) {
            continue;
        }
        let line = Erased { entity: deed.entity, id: deed.entity_id, at: deed.at, audit: deed.id };
        text.push_str(&serde_json::to_string(&line).map_err(Error::internal)?);
        text.push('\n');
        count += 1;
    }
    if count > 0 {
        append(path, &text).map_err(|e| broken(path, &e))?;
    }
    Ok(count)
}

/// The deeds of erasing whose id is not before `from`.
pub fn deeds(conn: &mut Conn, from: &str) -> Result<Vec<LoggedDeed>> {
    audit_log::since(conn, &DEEDS, from)
}

/// The first id that is looked at: ids begin with the milliseconds of their making.
fn from(last: Option<&Erased>) -> String {
    let Some(last) = last else { return String::new() };
    let digits: String = last.audit.as_str().chars().filter(|c| *c != '-').take(12).collect();
    let made = u64::from_str_radix(&digits, 16).unwrap_or(0).saturating_sub(OVERLAP_MS);
    let digits = format!("{made:012x}");
    format!("{}-{}", &digits[..8], &digits[8..])
}

fn append(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::{Read, Seek, SeekFrom};
    let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
    // A line that a crash cut short ends here, and does not swallow the next one.
    let mut last = [b'\n'];
    if file.metadata()?.len() > 0 {
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
    }
    let gap = if last == [b'\n'] { "" } else { "\n" };
    file.write_all(format!("{gap}{text}").as_bytes())?;
    file.sync_all()
}

fn broken(path: &Path, error: &std::io::Error) -> Error {
    Error::Unavailable(format!("{}: {error}", path.display()))
}
