//! Gives the whole taxonomy of a version as the files of `config/taxonomy`, to be brought back there.

use crate::context::Context;
use crate::domain::actor::TaxonomyReader;
use crate::domain::error::{Error, Result};
use crate::usecase::editing::History;

/// The files of a version.
#[derive(Debug, Clone)]
pub struct View {
    /// Its number.
    pub number: i32,
    /// The hash of its content.
    pub hash: String,
    /// Each file with its path below `config/taxonomy`.
    pub files: Vec<(String, String)>,
}

/// Gives them; `Missing` for a version that there is not.
pub fn run(ctx: &Context, _reader: &TaxonomyReader, number: i32) -> Result<View> {
    let history = ctx.db.read(History::read)?;
    if !history.has(number) {
        return Err(Error::Missing("version"));
    }
    let own = history.taxonomy(number)?;
    Ok(View { number, hash: own.taxonomy.version, files: own.source.files() })
}
