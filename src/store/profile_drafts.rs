//! Profiles as their owners are writing them anew, before they are saved: one a person, sealed like the person's name.

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::error::{Error, Result};
use crate::domain::talent::TalentId;
use crate::domain::value::Moment;
use crate::keys::{Keys, Place};
use crate::schema::rights::profile_drafts;

/// A profile that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The version of the profile it was begun on.
    pub base: i32,
    /// Grows by one whenever it is kept.
    pub revision: i32,
    /// All fields as they were typed, as the form sends them.
    pub typed: String,
    /// When it was last kept.
    pub kept_at: Moment,
}

/// Keeps it in place of the one before.
pub fn keep(conn: &mut Conn, keys: &Keys, talent: &TalentId, draft: &Draft) -> Result<()> {
    remove(conn, talent)?;
    diesel::insert_into(profile_drafts::table)
        .values((
            profile_drafts::talent_id.eq(talent),
            profile_drafts::base.eq(draft.base),
            profile_drafts::revision.eq(draft.revision),
            profile_drafts::typed_sealed.eq(keys.seal(place(talent), draft.typed.as_bytes())?),
            profile_drafts::kept_at.eq(draft.kept_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// The draft of a person, for its owner.
pub fn get(conn: &mut Conn, keys: &Keys, talent: &TalentId) -> Result<Option<Draft>> {
    let row: Option<(i32, i32, Vec<u8>, Moment)> = profile_drafts::table
        .find(talent)
        .select((profile_drafts::base, profile_drafts::revision, profile_drafts::typed_sealed, profile_drafts::kept_at))
        .first(conn)
        .optional()?;
    let Some((base, revision, sealed, kept_at)) = row else { return Ok(None) };
    let typed = String::from_utf8(keys.open_sealed(place(talent), &sealed)?).map_err(Error::internal)?;
    Ok(Some(Draft { base, revision, typed, kept_at }))
}

/// The number of the standing draft; 0 where there is none.
pub fn revision(conn: &mut Conn, talent: &TalentId) -> Result<i32> {
    let standing = profile_drafts::table.find(talent).select(profile_drafts::revision).first(conn).optional()?;
    Ok(standing.unwrap_or(0))
}

/// Removes it: it was saved, dropped, or the person is erased.
pub fn remove(conn: &mut Conn, talent: &TalentId) -> Result<()> {
    diesel::delete(profile_drafts::table.find(talent)).execute(conn)?;
    Ok(())
}

fn place(talent: &TalentId) -> Place<'_> {
    Place { table: "profile_drafts", column: "typed_sealed", row: talent.as_str() }
}
