//! Signed heads of the chain in a file outside the database, one a line: whoever cuts the chain's tail cannot cut them too.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::domain::error::{Error, Result};
use crate::domain::seal::Head;
use crate::keys::Keys;

/// Longer than any line.
const TAIL: u64 = 1024;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    head: Head,
    signature: String,
}

/// Adds a head; it is on the disk when this returns.
pub fn append(path: &Path, keys: &Keys, head: &Head) -> Result<()> {
    let line = Line { head: head.clone(), signature: keys.sign_head(&parts(head).each_ref().map(String::as_str)) };
    let text = serde_json::to_string(&line).map_err(Error::internal)?;
    let write = || -> std::io::Result<()> {
        let mut file = OpenOptions::new().append(true).create(true).open(path)?;
        file.write_all(format!("{text}\n").as_bytes())?;
        file.sync_all()
    };
    write().map_err(|e| broken(path, &e))
}

/// The head that was noted last, if there is one that can be read.
pub fn last(path: &Path) -> Result<Option<Head>> {
    let Some(mut file) = open(path)? else { return Ok(None) };
    let mut read = || -> std::io::Result<Vec<u8>> {
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
        let mut tail = Vec::new();
        file.read_to_end(&mut tail)?;
        Ok(tail)
    };
    let tail = read().map_err(|e| broken(path, &e))?;
    let tail = String::from_utf8_lossy(&tail);
    Ok(tail.lines().rev().find_map(|line| serde_json::from_str::<Line>(line).ok()).map(|line| line.head))
}

/// Every line: the head, or `None` where it cannot be read or its signature does not hold.
pub fn list(path: &Path, keys: &Keys) -> Result<Vec<Option<Head>>> {
    let Some(file) = open(path)? else { return Ok(Vec::new()) };
    let mut heads = Vec::new();
    for line in BufReader::new(file).lines() {
        let line = line.map_err(|e| broken(path, &e))?;
        let signed = serde_json::from_str::<Line>(&line).ok();
        let holds = |line: &Line| keys.head_holds(&parts(&line.head).each_ref().map(String::as_str), &line.signature);
        heads.push(signed.filter(holds).map(|line| line.head));
    }
    Ok(heads)
}

fn parts(head: &Head) -> [String; 3] {
    [head.at.format("%FT%T%.6f").to_string(), head.seq.to_string(), head.hash.clone()]
}

fn open(path: &Path) -> Result<Option<File>> {
    match File::open(path) {
        Ok(file) => Ok(Some(file)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(broken(path, &e)),
    }
}

fn broken(path: &Path, error: &std::io::Error) -> Error {
    Error::Unavailable(format!("{}: {error}", path.display()))
}
