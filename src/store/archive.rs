//! The form of a copy: gzip of JSON lines, the same for both databases. A head, then for each table a line and its rows,
//! then an end with the SHA-256 of all that stands before it, so that nothing missing or changed goes unseen.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::error::{Error, Result};
use crate::domain::value::Moment;
use crate::keys::hex;

/// The form written now.
pub const FORMAT: u32 = 1;
/// The first bytes of every copy as this program writes them.
const GZIP_START: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/// The first line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Always `copy`.
    pub longyuan: String,
    /// The form of what follows.
    pub format: u32,
    /// Version of the program that wrote it.
    pub program: String,
    /// When it was written, in UTC.
    pub made_at: Moment,
    /// Versions of the migrations that had run, oldest first.
    pub migrations: Vec<String>,
    /// Mark of the master key; the key itself is never in a copy.
    pub key: String,
}

/// The line before the rows of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableHead {
    /// Its name.
    pub table: String,
    /// How many rows follow, one a line.
    pub rows: u64,
}

/// The last line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// Of every byte before this line, uncompressed.
    pub sha256: String,
}

/// A copy being written beside its place; it takes its name when it is whole.
pub struct Writing {
    out: GzEncoder<BufWriter<File>>,
    hash: Sha256,
    part: PathBuf,
    place: PathBuf,
}

impl Writing {
    /// Starts a copy that will stand at `place`.
    pub fn start(place: &Path) -> Result<Self> {
        use std::os::unix::fs::OpenOptionsExt;
        let mut name = place.as_os_str().to_owned();
        name.push(".part");
        let part = PathBuf::from(name);
        // Only its owner reads it: it holds what people wrote about themselves.
        let file = File::options().write(true).create(true).truncate(true).mode(0o600).open(&part);
        let file = file.map_err(|e| at(&part, e))?;
        let out = GzEncoder::new(BufWriter::new(file), Compression::default());
        Ok(Self { out, hash: Sha256::new(), part, place: place.to_owned() })
    }

    /// Adds a line of text.
    pub fn line(&mut self, text: &str) -> Result<()> {
        self.hash.update(text.as_bytes());
        self.hash.update(b"\n");
        self.out.write_all(text.as_bytes()).and_then(|()| self.out.write_all(b"\n")).map_err(|e| at(&self.part, e))
    }

    /// Adds a line of JSON.
    pub fn json(&mut self, value: &impl Serialize) -> Result<()> {
        self.line(&serde_json::to_string(value).map_err(Error::internal)?)
    }

    /// Ends the copy, makes it durable and gives it its name.
    pub fn finish(mut self) -> Result<()> {
        let end = End { sha256: hex(&self.hash.clone().finalize()) };
        self.json(&end)?;
        let failed = |e: std::io::Error| at(&self.part, e);
        let file = self.out.finish().and_then(|out| out.into_inner().map_err(std::io::Error::from)).map_err(failed)?;
        file.sync_all().map_err(failed)?;
        std::fs::rename(&self.part, &self.place).map_err(|e| at(&self.place, e))?;
        let folder = self.place.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|e| at(folder, e))
    }
}

/// Why a copy was not taken.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// It, or the place for it, cannot be used; a sentence for the operator.
    #[error("{0}")]
    Unusable(String),
    /// Something else failed on the way.
    #[error(transparent)]
    Failed(#[from] Error),
}

/// A part of a copy.
pub enum Part<'a> {
    /// A table begins.
    Table(&'a TableHead),
    /// One of its rows, a JSON object.
    Row(&'a str),
}

/// A copy being read.
pub struct Reading {
    path: PathBuf,
    head: Head,
    lines: Lines,
}

impl Reading {
    /// Opens a copy and reads its head.
    pub fn start(path: &Path) -> Result<Self, Refused> {
        let mut file = BufReader::new(File::open(path).map_err(|e| unusable(path, e))?);
        if !file.fill_buf().map_err(|e| unusable(path, e))?.starts_with(&GZIP_START) {
            return Err(unusable(path, "not a copy made by longyuan"));
        }
        let input = BufReader::new(GzDecoder::new(file));
        let mut lines = Lines { input, hash: Sha256::new(), text: String::new(), number: 0 };
        lines.next().map_err(|e| unusable(path, e))?;
        let head: Head = serde_json::from_str(&lines.text).map_err(|_| unusable(path, "line 1: not a head"))?;
        if head.longyuan != "copy" || head.format != FORMAT {
            let made = format!("line 1: made in form {} by longyuan {}", head.format, head.program);
            return Err(unusable(path, made));
        }
        Ok(Self { path: path.to_owned(), head, lines })
    }

    /// Its head.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// Reads to the end and checks all that can be checked. What `take` was given counts only when this returns `Ok`.
    pub fn finish(mut self, mut take: impl FnMut(Part<'_>) -> Result<()>) -> Result<(), Refused> {
        let path = self.path;
        loop {
            let before = hex(&self.lines.hash.clone().finalize());
            self.lines.next().map_err(|e| unusable(&path, e))?;
            if let Ok(end) = serde_json::from_str::<End>(&self.lines.text) {
                let holds = end.sha256 == before && self.lines.is_at_end();
                let changed = "its SHA-256 does not hold: it was changed after it was made";
                return if holds { Ok(()) } else { Err(unusable(&path, changed)) };
            }
            let table: TableHead = serde_json::from_str(&self.lines.text)
                .map_err(|_| unusable(&path, format!("line {}: neither a table nor the end", self.lines.number)))?;
            take(Part::Table(&table))?;
            for _ in 0..table.rows {
                self.lines.next().map_err(|e| unusable(&path, e))?;
                take(Part::Row(&self.lines.text))?;
            }
        }
    }
}

/// Lines of a compressed file with the hash of all that was read.
struct Lines {
    input: BufReader<GzDecoder<BufReader<File>>>,
    hash: Sha256,
    text: String,
    number: usize,
}

impl Lines {
    /// Reads the next line into `text` and adds it to the hash.
    fn next(&mut self) -> Result<(), String> {
        self.text.clear();
        self.number += 1;
        let read = self.input.read_line(&mut self.text);
        match read.map_err(|e| format!("line {}: {e}", self.number))? {
            0 => return Err(format!("line {}: it breaks off, its end is missing", self.number)),
            _ => self.hash.update(self.text.as_bytes()),
        }
        self.text.truncate(self.text.trim_end_matches('\n').len());
        Ok(())
    }

    fn is_at_end(&mut self) -> bool {
        // Reading on also checks the checksum that gzip keeps behind its last block.
        let is_checked = matches!(self.input.read(&mut [0]), Ok(0));
        let behind = self.input.get_mut().get_mut().fill_buf();
        is_checked && behind.is_ok_and(<[u8]>::is_empty)
    }
}

fn unusable(path: &Path, what: impl std::fmt::Display) -> Refused {
    Refused::Unusable(format!("{}: {what}", path.display()))
}

fn at(path: &Path, error: std::io::Error) -> Error {
    Error::Unavailable(format!("{}: {error}", path.display()))
}
