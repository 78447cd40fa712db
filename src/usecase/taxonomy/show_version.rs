//! Shows a published version: in what it differs from the one before.

use crate::context::Context;
use crate::domain::actor::TaxonomyReader;
use crate::domain::error::{Error, Result};
use crate::domain::taxonomy::Version;
use crate::domain::taxonomy_difference::Difference;
use crate::domain::value::Lang;
use crate::matching::difference;
use crate::usecase::editing::{self, History};

/// A version.
#[derive(Debug, Clone)]
pub struct View {
    /// Its number; 0 is the compiled-in one.
    pub number: i32,
    /// Who published it, when and why; the compiled-in one came with the program.
    pub published: Option<(Version, String)>,
    /// The hash of its content upon the data of this program.
    pub hash: String,
    /// In what it differs from the version before.
    pub differences: Vec<Difference>,
    /// How many of its changes find no place in the data of this program, and are passed over.
    pub skipped: usize,
    /// The number of the published version.
    pub latest: i32,
}

/// Shows it, with ties named in `lang`; `Missing` for one that there is not.
pub fn run(ctx: &Context, _reader: &TaxonomyReader, number: i32, lang: Lang) -> Result<View> {
    let (history, staff) = ctx.db.read(|conn| Ok((History::read(conn)?, editing::staff_names(conn)?)))?;
    if !history.has(number) {
        return Err(Error::Missing("version"));
    }
    let own = history.taxonomy(number)?;
    let differences = match number {
        0 => Vec::new(),
        _ => difference::between(&history.taxonomy(number - 1)?.taxonomy, &own.taxonomy, lang),
    };
    let published = history.version(number).map(|version| {
        let by = staff.get(&version.by).cloned().unwrap_or_default();
        (version.clone(), by)
    });
    let hash = own.taxonomy.version;
    Ok(View { number, published, hash, differences, skipped: own.skipped.len(), latest: history.latest() })
}
