//! Snapshots: the arrays of an index in a file, so that a start needs no building.

use super::document::{Facts, Key};
use super::image::{read_slot, write_slot};
use super::index::Index;
use super::layout::Layout;
use super::segment::Slot;
use super::stored::Stored;
use super::wire::{Sink, Source};
use std::io::{ErrorKind, Read, Write};

/// Begins every snapshot.
const MAGIC: &[u8] = b"LYINDEX\n";
/// Changes with the format.
const FORMAT: usize = 1;

/// Why a snapshot cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// The file is of another kind.
    #[error("the file is no snapshot of an index")]
    Foreign,
    /// The snapshot has another format.
    #[error("the snapshot has format {found}, this program reads {FORMAT}")]
    Format {
        /// The number of its format.
        found: usize,
    },
    /// The snapshot bears another tag: it was made of other data or by other rules.
    #[error("the snapshot is tagged {found:?}")]
    Tag {
        /// Its tag.
        found: String,
    },
    /// The content is cut or altered.
    #[error("the snapshot is damaged in its {part}")]
    Damaged {
        /// The part that is wrong.
        part: &'static str,
    },
    /// Reading or writing failed.
    #[error("the snapshot cannot be read or written")]
    Io(#[from] std::io::Error),
}

impl SnapshotError {
    /// An early end is damage, all else a failure to read.
    pub(crate) fn from_end(error: std::io::Error) -> Self {
        if error.kind() == ErrorKind::UnexpectedEof { Self::Damaged { part: "end" } } else { Self::Io(error) }
    }

    /// A file that ends within its head is of another kind.
    pub(crate) fn at_head(self) -> Self {
        if matches!(self, Self::Damaged { .. }) { Self::Foreign } else { self }
    }
}

impl<K: Key + Stored, F: Facts + Stored> Index<K, F> {
    /// Writes all documents; fresh ones as a segment of their own. `tag` names what the index was made of (versions of data and
    /// rules); reading demands the same. Write through a buffer of some size, to a file beside the old one.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write_to(&self, out: impl Write, tag: &str) -> Result<(), SnapshotError> {
        let mut whole = self.clone();
        if !whole.delta.documents().is_empty() {
            whole.seal();
        }
        let mut sink = Sink::new(out);
        sink.bytes(MAGIC)?;
        sink.number(FORMAT)?;
        sink.bytes(tag.as_bytes())?;
        sink.number(whole.slots.len())?;
        for slot in &whole.slots {
            write_slot(&mut sink, slot)?;
        }
        sink.finish()
    }

    /// Reads what [`Index::write_to`] wrote under the same tag. Any other content is refused, also when its checksum is right.
    ///
    /// # Errors
    /// When the content is foreign, of another format or tag, or damaged, or when reading fails.
    pub fn read_from(input: impl Read, tag: &str) -> Result<Self, SnapshotError> {
        let mut index = Self::with_layout(Layout::default());
        index.slots = read_slots(input, tag)?;
        Ok(index)
    }

    /// The same index with other sizes for what is built from now on.
    #[must_use]
    pub fn relaid(mut self, layout: Layout) -> Self {
        self.layout = layout.checked();
        self
    }
}

/// Reads head, segments and checksum.
fn read_slots<K: Key + Stored, F: Facts + Stored>(
    input: impl Read,
    tag: &str,
) -> Result<Vec<Slot<K, F>>, SnapshotError> {
    let mut source = Source::new(input);
    source.begin(MAGIC)?;
    let found = source.number()?;
    if found != FORMAT {
        return Err(SnapshotError::Format { found });
    }
    let found = source.bytes()?;
    if found != tag.as_bytes() {
        return Err(SnapshotError::Tag { found: String::from_utf8_lossy(&found).into_owned() });
    }
    let mut slots = Vec::new();
    for _ in 0..source.number()? {
        slots.push(read_slot(&mut source)?);
    }
    source.finish()?;
    Ok(slots)
}
