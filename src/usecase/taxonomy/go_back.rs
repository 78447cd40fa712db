//! Publishes an older version once more, as the next one: nothing that was published is ever rewritten.

use crate::context::Context;
use crate::domain::actor::{Doer, TaxonomyEditor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Checks, Error, FieldError, Result};
use crate::domain::taxonomy::{LONGEST_NOTE, Version};
use crate::domain::value::Lang;
use crate::matching::difference;
use crate::store::{audit, taxonomy};
use crate::usecase::editing::History;

/// Where to.
#[derive(Debug, Clone)]
pub struct Input {
    /// The version that is to hold again.
    pub number: i32,
    /// The published version that was seen.
    pub latest: i32,
    /// Why.
    pub note: String,
}

/// Publishes it and returns its new number; errors under `note`, `Missing` for a version that there is not.
pub fn run(ctx: &Context, editor: &TaxonomyEditor, input: &Input) -> Result<i32> {
    let history = ctx.db.read(History::read)?;
    if !history.has(input.number) {
        return Err(Error::Missing("version"));
    }
    let note = input.note.trim().to_owned();
    let mut checks = Checks::default();
    checks.require(!note.is_empty(), "note", "required");
    if note.chars().count() > LONGEST_NOTE {
        checks.add(FieldError::with("note", "too_long", LONGEST_NOTE as i64));
    }
    checks.done()?;
    if history.latest() != input.latest {
        return Err(Error::Conflict("version"));
    }
    let (published, older) = (history.taxonomy(input.latest)?.taxonomy, history.taxonomy(input.number)?.taxonomy);
    let differing = difference::between(&published, &older, Lang::Zh).len();
    if differing == 0 {
        return Err(Error::field("", "nothing_changed"));
    }
    let (now, doer) = (ctx.now(), Doer::from(&editor.person));
    let version = Version {
        number: input.latest + 1,
        parent: input.number,
        at: now,
        by: editor.person.account.id.clone(),
        note,
        differing: i32::try_from(differing).unwrap_or(i32::MAX),
        hash: older.version,
    };
    let number = version.number;
    ctx.db.write(move |conn| {
        taxonomy::add_version(conn, &version)?;
        let id = number.to_string();
        let deed = Deed::new(&doer, "taxonomy.go_back", Entity::Taxonomy, &id);
        audit::add(conn, now, &deed.moved(version.number - 1, version.parent).because(version.note)).map(|_| ())
    })?;
    Ok(number)
}
