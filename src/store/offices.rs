//! The liaison office and its mailboxes.

use diesel::prelude::*;

use super::db::{Conn, one_row};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{MailboxId, OfficeId};
use crate::domain::office::{Mailbox, Office};
use crate::domain::value::Moment;
use crate::schema::offices::{mailboxes, offices};

type Row = (OfficeId, String, String, String, String, i32);
type MailboxRow = (MailboxId, OfficeId, String, String, i32);

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

/// The mailboxes of the office, the first one first.
pub fn mailboxes(conn: &mut Conn) -> Result<Vec<Mailbox>> {
    let rows: Vec<MailboxRow> = mailboxes::table
        .select((mailboxes::id, mailboxes::office_id, mailboxes::address, mailboxes::fields, mailboxes::last_number))
        .order(mailboxes::id)
        .load(conn)?;
    rows.into_iter().map(mailbox).collect()
}

/// Adds a mailbox.
pub fn add_mailbox(conn: &mut Conn, new: &Mailbox) -> Result<()> {
    diesel::insert_into(mailboxes::table)
        .values((
            mailboxes::id.eq(&new.id),
            mailboxes::office_id.eq(&new.office),
            mailboxes::address.eq(&new.address),
            mailboxes::fields.eq(serde_json::to_string(&new.fields).map_err(Error::internal)?),
            mailboxes::last_number.eq(new.last_number),
            mailboxes::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Changes where a mailbox is and what it hears of; its numbering goes on.
pub fn save_mailbox(conn: &mut Conn, changed: &Mailbox) -> Result<()> {
    let rows = diesel::update(mailboxes::table.find(&changed.id))
        .set((
            mailboxes::address.eq(&changed.address),
            mailboxes::fields.eq(serde_json::to_string(&changed.fields).map_err(Error::internal)?),
            mailboxes::version.eq(mailboxes::version + 1),
        ))
        .execute(conn)?;
    one_row(rows)
}

fn mailbox((id, office, address, fields, last_number): MailboxRow) -> Result<Mailbox> {
    let fields = serde_json::from_str(&fields).map_err(Error::internal)?;
    Ok(Mailbox { id, office, address, fields, last_number })
}
