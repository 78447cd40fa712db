//! The liaison office and its mailboxes.

use diesel::prelude::*;

use super::db::{Conn, one_row};
use super::json;
use crate::domain::error::{Error, Result};
use crate::domain::notice::{MailboxId, OfficeId};
use crate::domain::office::{Mailbox, MailboxState, Office};
use crate::domain::value::Moment;
use crate::schema::offices::{mailboxes, offices};

type Row = (OfficeId, String, String, String, String, i32);
type MailboxRow = (MailboxId, OfficeId, String, String, MailboxState, i32, i32);

/// What a mailbox is read from.
const MAILBOX: (
    mailboxes::id,
    mailboxes::office_id,
    mailboxes::address,
    mailboxes::fields,
    mailboxes::state,
    mailboxes::last_number,
    mailboxes::version,
) = (
    mailboxes::id,
    mailboxes::office_id,
    mailboxes::address,
    mailboxes::fields,
    mailboxes::state,
    mailboxes::last_number,
    mailboxes::version,
);

/// The office, once the set-up has made it.
pub fn find(conn: &mut Conn) -> Result<Option<Office>> {
    let row: Option<Row> = offices::table
        .select((
            offices::id,
            offices::name_zh,
            offices::name_en,
            offices::postal_address,
            offices::time_zone,
            offices::version,
        ))
        .order(offices::id)
        .first(conn)
        .optional()?;
    row.map(|(id, name_zh, name_en, postal_address, time_zone, version)| {
        let time_zone = time_zone.parse().map_err(Error::internal)?;
        Ok(Office { id, name_zh, name_en, postal_address, time_zone, version })
    })
    .transpose()
}

/// Adds the office.
pub fn add(conn: &mut Conn, now: Moment, office: &Office) -> Result<()> {
    diesel::insert_into(offices::table)
        .values((
            offices::id.eq(&office.id),
            offices::name_zh.eq(&office.name_zh),
            offices::name_en.eq(&office.name_en),
            offices::postal_address.eq(&office.postal_address),
            offices::time_zone.eq(office.time_zone.name()),
            offices::version.eq(office.version),
            offices::created_at.eq(now),
            offices::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves the office as it was read and changed; `Conflict("version")` when it has moved on since.
pub fn save(conn: &mut Conn, now: Moment, office: &Office) -> Result<()> {
    let rows =
        diesel::update(offices::table.filter(offices::id.eq(&office.id)).filter(offices::version.eq(office.version)))
            .set((
                offices::name_zh.eq(&office.name_zh),
                offices::name_en.eq(&office.name_en),
                offices::postal_address.eq(&office.postal_address),
                offices::time_zone.eq(office.time_zone.name()),
                offices::version.eq(office.version + 1),
                offices::updated_at.eq(now),
            ))
            .execute(conn)?;
    one_row(rows)
}

/// Holds the office until the commit, so that two changes of its mailboxes see each other.
pub fn hold(conn: &mut Conn, id: &OfficeId) -> Result<()> {
    one_row(diesel::update(offices::table.find(id)).set(offices::version.eq(offices::version)).execute(conn)?)
}

/// The mailboxes of the office, the first one first; those that were removed are left out.
pub fn mailboxes(conn: &mut Conn) -> Result<Vec<Mailbox>> {
    let rows: Vec<MailboxRow> = mailboxes::table
        .filter(mailboxes::state.ne(MailboxState::Removed))
        .select(MAILBOX)
        .order(mailboxes::id)
        .load(conn)?;
    rows.into_iter().map(mailbox).collect()
}

/// The first mailbox that is told: test mails go to it, and answers to other mails.
pub fn first_mailbox(conn: &mut Conn) -> Result<Option<Mailbox>> {
    Ok(mailboxes(conn)?.into_iter().find(Mailbox::is_active))
}

/// A mailbox by its address, removed or not.
pub fn find_mailbox(conn: &mut Conn, office: &OfficeId, address: &str) -> Result<Option<Mailbox>> {
    let row: Option<MailboxRow> = mailboxes::table
        .filter(mailboxes::office_id.eq(office))
        .filter(mailboxes::address.eq(address))
        .select(MAILBOX)
        .first(conn)
        .optional()?;
    row.map(mailbox).transpose()
}

/// Adds a mailbox.
pub fn add_mailbox(conn: &mut Conn, new: &Mailbox) -> Result<()> {
    diesel::insert_into(mailboxes::table)
        .values((
            mailboxes::id.eq(&new.id),
            mailboxes::office_id.eq(&new.office),
            mailboxes::address.eq(&new.address),
            mailboxes::fields.eq(json::text(&new.fields)?),
            mailboxes::state.eq(new.state),
            mailboxes::last_number.eq(new.last_number),
            mailboxes::version.eq(new.version),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves of what a mailbox hears and whether; its numbering goes on. `Conflict("version")` when it has moved on since.
pub fn save_mailbox(conn: &mut Conn, changed: &Mailbox) -> Result<()> {
    let seen = mailboxes::table.find(&changed.id).filter(mailboxes::version.eq(changed.version));
    let rows = diesel::update(seen)
        .set((
            mailboxes::fields.eq(json::text(&changed.fields)?),
            mailboxes::state.eq(changed.state),
            mailboxes::version.eq(changed.version + 1),
        ))
        .execute(conn)?;
    one_row(rows)
}

fn mailbox((id, office, address, fields, state, last_number, version): MailboxRow) -> Result<Mailbox> {
    Ok(Mailbox { id, office, address, fields: json::value(&fields)?, state, last_number, version })
}
