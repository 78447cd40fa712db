//! Where messages go: a mail server, a folder, or memory (for tests).

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::Message;
use super::envelope::{Sealed, seal};
use super::smtp::{Line, Smtp};
use crate::domain::error::{Error, Result};
use crate::domain::office::{MailSettings, MailTransport};

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server took it.
    Accepted,
    /// Not now (4xx, no connection): to be tried again.
    Temporary(String),
    /// Never (5xx).
    Permanent(String),
    /// The mail server refuses our sign-in: no message can leave.
    Auth(String),
    /// The connection broke while the message was being taken: it may have arrived. To be tried again with the same
    /// Message-ID.
    Ambiguous(String),
    /// No safe connection: nothing was said to the server.
    TlsFailed(String),
    /// The mail server cannot be reached: every message would fare alike.
    Unreachable(String),
}

/// Where messages go. Cheap to clone.
#[derive(Clone)]
pub enum Transport {
    /// To a mail server.
    Smtp(Arc<Smtp>),
    /// Into a folder, a file a message.
    Folder(PathBuf),
    /// Into memory, as bytes.
    Memory(Arc<Mutex<Vec<Vec<u8>>>>),
}

impl Transport {
    /// The transport that settings name; `folder` is where the folder would be, `ca_file` a further authority (PEM).
    pub fn from_settings(settings: &MailSettings, folder: &Path, ca_file: &str, timeout_seconds: u64) -> Result<Self> {
        match settings.transport {
            MailTransport::Folder => Ok(Self::Folder(folder.to_owned())),
            MailTransport::Smtp => Ok(Self::Smtp(Arc::new(Smtp::new(settings, ca_file, timeout_seconds)?))),
        }
    }

    /// Opens a way for a few messages in a row.
    pub fn courier(&self) -> Courier<'_> {
        Courier { transport: self, line: None }
    }
}

/// Carries messages one after the other, over one connection where that works.
pub struct Courier<'a> {
    transport: &'a Transport,
    line: Option<Line>,
}

impl Courier<'_> {
    /// Hands a message over.
    pub fn send(&mut self, message: &Message) -> Outcome {
        let sealed = match seal(message) {
            Ok(sealed) => sealed,
            Err(error) => return Outcome::Permanent(format!("cannot be written: {error}")),
        };
        match self.transport {
            Transport::Smtp(smtp) => smtp.send(&mut self.line, &sealed),
            Transport::Folder(folder) => match keep(folder, message, &sealed) {
                Ok(()) => Outcome::Accepted,
                Err(error) => Outcome::Temporary(format!("{}: {error}", folder.display())),
            },
            Transport::Memory(kept) => {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(sealed.bytes);
                Outcome::Accepted
            }
        }
    }
}

impl Drop for Courier<'_> {
    fn drop(&mut self) {
        if let Some(line) = self.line.take() {
            line.close();
        }
    }
}

/// Writes a message as a file that appears whole or not at all.
fn keep(folder: &Path, message: &Message, sealed: &Sealed) -> Result<()> {
    let name = file_name(message);
    let work = || -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        let partial = folder.join(format!(".{name}.part"));
        let mut file = std::fs::File::create(&partial)?;
        file.write_all(&sealed.bytes)?;
        file.sync_all()?;
        std::fs::rename(&partial, folder.join(&name))
    };
    work().map_err(Error::internal)
}

/// `<time>-<number or kind>-<id>.eml`: sorted by the time of the event; a second try writes the same file.
fn file_name(message: &Message) -> String {
    let time = message.date.format("%Y%m%dT%H%M%SZ");
    let what = message.number.map_or_else(|| message.kind.to_string(), |n| format!("{n:05}"));
    let id = message.message_id.trim_start_matches('<').split('@').next().unwrap_or_default();
    format!("{time}-{what}-{id}.eml")
}
