//! The note to the parties: what the officer wrote to each side of an introduction. It is sealed, since people write names, and
//! read for one side at a time.

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::account::AccountId;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{IntroductionId, Side};
use crate::domain::party_notes::PartyNotes;
use crate::domain::value::Moment;
use crate::keys::{Keys, Place};
use crate::schema::introductions::introduction_notes;

/// Keeps the lines of a new introduction, by whom and when.
pub fn add(
    conn: &mut Conn,
    keys: &Keys,
    id: &IntroductionId,
    notes: &PartyNotes,
    (officer, now): (&AccountId, Moment),
) -> Result<()> {
    for side in Side::ALL {
        let Some(words) = notes.to(*side) else { continue };
        let sealed = keys.seal(place(&row(id, *side)), words.as_bytes())?;
        diesel::insert_into(introduction_notes::table)
            .values((
                introduction_notes::introduction_id.eq(id),
                introduction_notes::side.eq(*side),
                introduction_notes::words_sealed.eq(sealed),
                introduction_notes::written_by.eq(officer),
                introduction_notes::written_at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// The line to a side: for that side and for staff, never for the other one.
pub fn find(conn: &mut Conn, keys: &Keys, id: &IntroductionId, side: Side) -> Result<Option<String>> {
    let mine = introduction_notes::table.find((id, side)).select(introduction_notes::words_sealed);
    let Some(sealed) = mine.first::<Vec<u8>>(conn).optional()? else { return Ok(None) };
    let words = keys.open_sealed(place(&row(id, side)), &sealed)?;
    String::from_utf8(words).map(Some).map_err(Error::internal)
}

fn row(id: &IntroductionId, side: Side) -> String {
    format!("{id}/{side}")
}

fn place(row: &str) -> Place<'_> {
    Place { table: "introduction_notes", column: "words_sealed", row }
}
