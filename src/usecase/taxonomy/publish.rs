//! Publishes the draft as the next version.

use crate::context::Context;
use crate::domain::actor::{Doer, TaxonomyEditor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Checks, Error, FieldError, Result};
use crate::domain::taxonomy::{ChangeId, LONGEST_NOTE, Version};
use crate::domain::value::Lang;
use crate::matching::difference;
use crate::store::{audit, taxonomy};
use crate::usecase::editing::History;

/// What is published.
#[derive(Debug, Clone)]
pub struct Input {
    /// The mark of the draft that was seen.
    pub mark: String,
    /// What this version is for.
    pub note: String,
}

/// Publishes it and returns its number; errors under `note`, `Conflict("version")` when the draft is not the one that was seen.
pub fn run(ctx: &Context, editor: &TaxonomyEditor, input: &Input) -> Result<i32> {
    let note = input.note.trim().to_owned();
    let mut checks = Checks::default();
    checks.require(!note.is_empty(), "note", "required");
    if note.chars().count() > LONGEST_NOTE {
        checks.add(FieldError::with("note", "too_long", LONGEST_NOTE as i64));
    }
    checks.done()?;
    let history = ctx.db.read(History::read)?;
    history.check(&input.mark)?;
    let (published, drafted) = (history.taxonomy(history.latest())?, history.drafted()?);
    let differing = difference::between(&published.taxonomy, &drafted.taxonomy, Lang::Zh).len();
    if !drafted.skipped.is_empty() {
        return Err(Error::field("", "change_without_place"));
    }
    if differing == 0 {
        return Err(Error::field("", "nothing_changed"));
    }
    let (now, doer, mark) = (ctx.now(), Doer::from(&editor.person), input.mark.clone());
    let version = Version {
        number: history.latest() + 1,
        parent: history.latest(),
        at: now,
        by: editor.person.account.id.clone(),
        note,
        differing: i32::try_from(differing).unwrap_or(i32::MAX),
        hash: drafted.taxonomy.version,
    };
    let number = version.number;
    let changes: Vec<ChangeId> = history.draft().map(|kept| kept.id.clone()).collect();
    ctx.db.write(move |conn| {
        History::read(conn)?.check(&mark)?;
        taxonomy::add_version(conn, &version)?;
        taxonomy::publish_changes(conn, number, &changes)?;
        let id = number.to_string();
        let deed = Deed::new(&doer, "taxonomy.publish", Entity::Taxonomy, &id);
        audit::add(conn, now, &deed.moved(version.parent, &version.hash).because(version.note)).map(|_| ())
    })?;
    Ok(number)
}
