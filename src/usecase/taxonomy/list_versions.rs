//! Lists the published versions, the newest first.

use crate::context::Context;
use crate::domain::actor::TaxonomyReader;
use crate::domain::error::Result;
use crate::domain::taxonomy::Version;
use crate::domain::value::Moment;
use crate::matching::Engine;
use crate::usecase::editing::{self, History};

/// A version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number; 0 is the compiled-in one.
    pub number: i32,
    /// The version that it made hold again, if it did.
    pub back_to: Option<i32>,
    /// When it was published; the compiled-in one came with the program.
    pub at: Option<Moment>,
    /// By whom.
    pub by: String,
    /// What they wrote of it.
    pub note: String,
    /// How many concepts differ from the version before.
    pub differing: i32,
    /// The hash of its content as it was published.
    pub hash: String,
}

impl Row {
    fn of(version: &Version, by: String) -> Self {
        Self {
            number: version.number,
            back_to: Some(version.parent).filter(|parent| *parent != version.number - 1),
            at: Some(version.at),
            by,
            note: version.note.clone(),
            differing: version.differing,
            hash: version.hash.clone(),
        }
    }
}

/// All of them.
#[derive(Debug, Clone)]
pub struct View {
    /// The newest first.
    pub rows: Vec<Row>,
    /// The number of the one that this node runs.
    pub running: i32,
    /// How many changes the draft has.
    pub drafted: usize,
}

/// Lists them.
pub fn run(ctx: &Context, _reader: &TaxonomyReader) -> Result<View> {
    let (history, staff) = ctx.db.read(|conn| Ok((History::read(conn)?, editing::staff_names(conn)?)))?;
    let compiled = Engine::shared().map_err(editing::broken)?;
    let row = |version: &Version| Row::of(version, staff.get(&version.by).cloned().unwrap_or_default());
    let mut rows: Vec<Row> = history.versions.iter().rev().map(row).collect();
    rows.push(Row {
        number: 0,
        back_to: None,
        at: None,
        by: String::new(),
        note: String::new(),
        differing: 0,
        hash: compiled.taxonomy_version().to_owned(),
    });
    Ok(View { rows, running: ctx.taxonomy, drafted: history.draft().count() })
}
